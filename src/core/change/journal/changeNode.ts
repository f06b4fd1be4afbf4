import { formatLocal } from '../../../shared/text/localTime';
import type { JournalReading } from './changeHistory';
import type { JournalEntry } from './journalEntry';

/** What a row of the view *Changes* stands for. */
export type ChangeContent =
  | { readonly kind: 'day'; readonly at: Date; readonly entries: readonly ChangeNode[] }
  | { readonly kind: 'entry'; readonly entry: JournalEntry }
  /** The journal could not be read. */
  | { readonly kind: 'problem'; readonly error: Error }
  /** Lines that this version cannot read. */
  | { readonly kind: 'unreadable'; readonly count: number };

/** A row of the view *Changes*. */
export class ChangeNode {
  constructor(
    /** The same for the same thing, whenever the view is drawn. */
    readonly id: string,
    readonly content: ChangeContent,
  ) {}
}

/** The rows for what the journal holds of a tenant: days of the local calendar, newest first. */
export function changeNodes({ entries, unreadableCount }: JournalReading): readonly ChangeNode[] {
  const days = new Map<string, [JournalEntry, ...JournalEntry[]]>();
  for (const entry of entries) {
    const day = formatLocal(entry.at).slice(0, 10);
    const known = days.get(day);
    if (known === undefined) days.set(day, [entry]);
    else known.push(entry);
  }
  const nodes = [...days].map(
    ([day, ofDay]) =>
      new ChangeNode(`day/${day}`, {
        kind: 'day',
        at: ofDay[0].at,
        entries: ofDay.map((entry) => new ChangeNode(entry.id, { kind: 'entry', entry })),
      }),
  );
  if (unreadableCount === 0) return nodes;
  return [...nodes, new ChangeNode('unreadable', { kind: 'unreadable', count: unreadableCount })];
}

/** The row for a journal that could not be read. */
export const changeProblem = (error: Error): ChangeNode =>
  new ChangeNode('problem', { kind: 'problem', error });

/** The entries that rows stand for, each once, in their order. */
export function entriesOfNodes(nodes: readonly ChangeNode[]): readonly JournalEntry[] {
  const found = new Set<JournalEntry>();
  for (const { content } of nodes) {
    if (content.kind === 'entry') found.add(content.entry);
    else if (content.kind === 'day') {
      for (const entry of entriesOfNodes(content.entries)) found.add(entry);
    }
  }
  return [...found];
}
