import type { Bulk, Change, ChangeOutcome, Difference, FieldState } from '../change';
import type { TenantKey } from '../../session/tenantProfile';
import type { BegunLine, JournalLine, SettledLine } from './journalLine';

/**
 * `underWay` while its window may still send it or hear the answer; `notNoted` while this window has
 * heard it and the disk does not take it.
 */
export type JournalOutcome = ChangeOutcome['kind'] | 'underWay' | 'notNoted';

/** One change that was sent, or was about to be. */
export interface JournalEntry {
  readonly id: string;
  /** When it was noted, shortly before it was sent. */
  readonly at: Date;
  readonly tenantKey: TenantKey;
  /** Empty where the tenant would not tell. */
  readonly who: string;
  readonly subject: string;
  readonly change: Change;
  readonly before: FieldState;
  /** What the change was to make of it. */
  readonly wanted: FieldState;
  /** What the tenant made of it: what it does not tell is missing. Undefined where nothing was made. */
  readonly after: FieldState | undefined;
  readonly differences: readonly Difference[];
  readonly request: BegunLine['request'];
  readonly outcome: JournalOutcome;
  /** When the outcome was noted; undefined where none was. */
  readonly settledAt: Date | undefined;
  /** Of the answer; undefined where none came or it had none. */
  readonly requestId: string | undefined;
  readonly error: string | undefined;
  readonly inexactUndo: string | undefined;
  /** Fields that were blank before, perhaps only for whoever made the change. */
  readonly maybeHidden: readonly string[];
  /** The entry that this one undoes. */
  readonly undoes: string | undefined;
  /** The entry that undid this one, and was not undone itself. */
  readonly undoneBy: string | undefined;
  /** The list that it was carried out with. */
  readonly bulk?: JournalBulk | undefined;
}

/** A list of changes, as the journal knows it. */
export interface JournalBulk extends Bulk {
  /** Its window is gone, and nothing tells that it came to the end of the list. */
  readonly isCutOff: boolean;
}

/** What the lines alone do not tell. */
export interface EntrySurroundings {
  readonly now: Date;
  /** Whether the window that noted the entry is still there. */
  readonly isWindowAlive: (entryId: string) => boolean;
  /** Entries that this window is sending. */
  readonly underWay: ReadonlySet<string>;
  /** By entry: why the disk does not take an outcome that this window knows. */
  readonly unnoted: ReadonlyMap<string, string>;
}

/**
 * How long a write counts as under way that another window does not settle. Its tries and the waits
 * between them take a quarter of an hour at times, and longer only while the machine sleeps.
 */
export const longestWriteMs = 30 * 60_000;

/**
 * Puts the lines of all files together, by id. The last outcome of an entry counts, and one that is
 * known more than one that is not, whatever the clock said: nothing makes it unknown again.
 *
 * @returns the entries of all tenants, newest first.
 */
export function entriesOf(
  lines: readonly JournalLine[],
  surroundings: EntrySurroundings,
): readonly JournalEntry[] {
  const outcomes = new Map<string, SettledLine[]>();
  for (const line of lines) {
    if (line.event !== 'settled') continue;
    const known = outcomes.get(line.id);
    if (known === undefined) outcomes.set(line.id, [line]);
    else known.push(line);
  }
  // Reversed at first, so that of two entries of one moment the later line is the newer entry.
  const newestFirst = lines
    .filter((line) => line.event === 'begun')
    .reverse()
    .sort((one, other) => other.at.getTime() - one.at.getTime());
  const ended = new Set(lines.filter(({ event }) => event === 'ended').map(({ id }) => id));
  const undoneBy = new Map<string, string>();
  return newestFirst.map((line) => {
    const settled = (outcomes.get(line.id) ?? []).sort(
      (one, other) => one.at.getTime() - other.at.getTime(),
    );
    const isCutOff =
      line.bulk !== undefined && !ended.has(line.bulk.id) && !surroundings.isWindowAlive(line.id);
    const entry: JournalEntry = {
      ...newEntry(line, settled, surroundings),
      undoneBy: undoneBy.get(line.id),
      bulk: line.bulk && { ...line.bulk, isCutOff },
    };
    const { outcome, undoes } = entry;
    // From the newest on: whether the undoing entry was undone itself is known by now.
    if (undoes !== undefined && outcome === 'applied' && entry.undoneBy === undefined) {
      undoneBy.set(undoes, entry.id);
    }
    return entry;
  });
}

function newEntry(
  line: BegunLine,
  settled: readonly SettledLine[],
  surroundings: EntrySurroundings,
): Omit<JournalEntry, 'bulk' | 'undoneBy'> {
  const { id, at, before, change, differences, request, subject, tenantKey, undoes, who } = line;
  const last = settled.findLast((one) => one.outcome !== 'unknown') ?? settled.at(-1);
  const whyUnnoted = surroundings.unnoted.get(id);
  return {
    id,
    at,
    tenantKey,
    who,
    subject,
    change,
    before,
    wanted: line.after,
    after: last?.after,
    differences,
    request,
    outcome: whyUnnoted === undefined ? outcomeOf(line, last, surroundings) : 'notNoted',
    settledAt: last?.at,
    // Reading the tenant later does not tell it again.
    requestId: settled.findLast(({ requestId }) => requestId !== undefined)?.requestId,
    error: whyUnnoted ?? last?.error,
    inexactUndo: line.inexactUndo,
    maybeHidden: line.maybeHidden ?? [],
    undoes,
  };
}

function outcomeOf(
  { at, id }: BegunLine,
  last: SettledLine | undefined,
  { isWindowAlive, now, underWay }: EntrySurroundings,
): JournalOutcome {
  // Another window, or a clock that was set, may take it for dead.
  if (underWay.has(id)) return 'underWay';
  if (last !== undefined) return last.outcome;
  const isUnderWay = now.getTime() - at.getTime() < longestWriteMs && isWindowAlive(id);
  return isUnderWay ? 'underWay' : 'unknown';
}
