import {
  formatBoth,
  formatLocal,
  formatLocalInWords,
  formatTimeOfDay,
} from '../../../shared/text/localTime';
import { countOf, joinParts } from '../../../shared/text/words';
import type { RowView } from '../../tree/rowView';
import type { ChangeContent } from './changeNode';
import { describeBriefly, describeOutcome, unknownParts } from './changeWords';
import type { JournalEntry, JournalOutcome } from './journalEntry';

type Icon = Pick<RowView, 'icon' | 'iconColor'>;

const icons: Readonly<Record<JournalOutcome, Icon>> = {
  applied: { icon: 'check' },
  revoked: { icon: 'trash', iconColor: 'list.errorForeground' },
  failed: { icon: 'error', iconColor: 'list.errorForeground' },
  unknown: { icon: 'question', iconColor: 'list.warningForeground' },
  cancelled: { icon: 'circle-slash' },
  underWay: { icon: 'sync' },
  notNoted: { icon: 'warning', iconColor: 'list.warningForeground' },
};

/** What a row of the view *Changes* shows. */
export function changeRow(content: ChangeContent, now: Date): RowView {
  switch (content.kind) {
    case 'day': {
      const label = dayLabel(content.at, now);
      const description = countOf(content.entries.length, 'change');
      const spoken = `${label}, ${description}`;
      return { label, description, icon: 'calendar', context: 'day', isExpandable: true, spoken };
    }
    case 'entry':
      return entryRow(content.entry);
    case 'problem': {
      const label = 'The journal of changes could not be read';
      const description = content.error.message;
      const icon = { icon: 'error', iconColor: 'list.errorForeground' };
      const spoken = `${label}: ${description}. Refresh to try again.`;
      return { label, description, ...icon, context: 'problem', isExpandable: false, spoken };
    }
    case 'unreadable': {
      const label = `${countOf(content.count, 'line')} of the journal cannot be read`;
      const description = 'damaged, or of a later version; left as they are';
      const spoken = `${label}: ${description}`;
      return {
        label,
        description,
        icon: 'info',
        context: 'unreadable',
        isExpandable: false,
        spoken,
      };
    }
  }
}

function entryRow(entry: JournalEntry): RowView {
  const { at, outcome, subject, undoneBy, who } = entry;
  const isUndone = undoneBy !== undefined;
  const isPlain = outcome === 'applied' && !isUndone && entry.undoes === undefined;
  const description = joinParts(
    describeBriefly(entry),
    who,
    formatTimeOfDay(at),
    !isPlain && describeOutcome(entry),
  );
  return {
    label: subject,
    description,
    ...(isUndone ? { icon: 'discard' } : icons[outcome]),
    context: `change.${isUndone ? 'undone' : outcome}`,
    isExpandable: false,
    spoken: `${subject}, ${describeBriefly(entry)}, ${describeOutcome(entry)}, ${formatLocal(at)}${who === '' ? '' : `, by ${who}`}`,
  };
}

/** `Today`, `Yesterday`, `Mon 30 Nov 2026`. */
function dayLabel(at: Date, now: Date): string {
  const dayOf = (date: Date) => formatLocal(date).slice(0, 10);
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (dayOf(at) === dayOf(now)) return 'Today';
  if (dayOf(at) === dayOf(yesterday)) return 'Yesterday';
  return formatLocalInWords(at).replace(/,.*/, '');
}

/** All about an entry, as plain text: nothing in it may turn into a link. Undefined for other rows. */
export function changeTooltip(content: ChangeContent): string | undefined {
  if (content.kind !== 'entry') return undefined;
  const { entry } = content;
  const { at, error, inexactUndo, request, requestId, settledAt, undoes, undoneBy, who } = entry;
  const facts: readonly (readonly [name: string, value: string | undefined])[] = [
    ['Outcome', describeOutcome(entry)],
    ['Error', error],
    ['Note', unknownParts(entry)],
    ['Who', who],
    ['Sent', formatBoth(at)],
    ['Outcome known', settledAt === undefined ? '' : formatBoth(settledAt)],
    ['Request id', requestId],
    ['Request', `${request.method} ${request.path} ${JSON.stringify(request.body)}`],
    ['Cannot be undone exactly', inexactUndo],
    ['Undoes entry', undoes],
    ['Undone by entry', undoneBy],
    ['Entry', entry.id],
  ];
  return [
    entry.subject,
    entry.differences
      .map(({ after, before, label }) => `${label}: ${before} → ${after}`)
      .join('\n'),
    facts
      .filter(([, value]) => value !== undefined && value !== '')
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
