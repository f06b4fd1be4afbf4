import { formatUtc } from '../../../shared/text/localTime';
import { briefDifferences, describeOutcome } from './changeWords';
import type { JournalEntry } from './journalEntry';

const heading = ['When', 'Who', 'What', 'Change', 'Outcome', 'Request id'];

/** Entries as a table of GitHub's Markdown. */
export function changesAsMarkdown(entries: readonly JournalEntry[]): string {
  const rows = entries.map((entry) => [
    formatUtc(entry.at),
    asText(entry.who),
    asText(entry.subject),
    briefDifferences(entry)
      .map(({ after, before, label }) => `${asText(label)}: ${asText(before)} → ${asText(after)}`)
      .join('<br>'),
    describeOutcome(entry),
    asText(entry.requestId ?? ''),
  ]);
  return [heading, heading.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |\n`)
    .join('');
}

/**
 * A text of the tenant as code: in nothing else do all readers of Markdown leave markup, addresses
 * and mentions alone.
 */
function asText(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line === '') return '';
  const longestRun = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  const padding = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  // A table ends its cells at a bar even in code.
  return `${fence}${padding}${line.replaceAll('|', '\\|')}${padding}${fence}`;
}

/** All that the journal keeps about a tenant's changes, as JSON; moments are RFC 3339. */
export function changesAsJson(
  tenant: { readonly host: string; readonly displayName: string },
  entries: readonly JournalEntry[],
  exportedAt: Date,
): string {
  const { displayName, host } = tenant;
  return `${JSON.stringify({ version: 1, exportedAt, tenant: { displayName, host }, entries }, undefined, 2)}\n`;
}
