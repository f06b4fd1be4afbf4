import { CancelledError } from '../errors';
import type { Clock, Disposable } from '../ports';
import type { JsonValue } from '../../shared/json';
import type { Change, FieldState } from './change';
import type { ChangeFamily } from './families/family';
import { familyOf, targetOf } from './families/familyOf';
import { hasState } from './families/fieldState';
import { listLagMs } from './listLag';

interface OwnWrite {
  /** What it answered, or what was read of the object since. */
  readonly after: FieldState;
  /** What a list that lags behind may still show: the states of before our writes. */
  readonly hidden: readonly FieldState[];
  /** Those that a read of the object may still show: none once one has shown something else. */
  readonly hiddenFromReads: readonly FieldState[];
  readonly life: AbortController;
}

/**
 * What our own writes answered, laid over what is read until the server's lists had their time.
 * Each is laid over reads of its object only until one of these shows something else than what was
 * before.
 */
export class OwnWrites implements Disposable {
  private readonly writes = new Map<string, OwnWrite>();

  constructor(
    private readonly clock: Clock,
    /** Hears of a change that lists had their time for: what shows it is to be read again. */
    private readonly onDidExpire: (change: Change) => void,
  ) {}

  note(change: Change, before: FieldState, after: FieldState): void {
    const target = targetOf({ change });
    const earlier = this.writes.get(target);
    earlier?.life.abort();
    const life = new AbortController();
    this.writes.set(target, {
      after: { ...earlier?.after, ...after },
      hidden: [...(earlier?.hidden ?? []), before],
      hiddenFromReads: [...(earlier?.hiddenFromReads ?? []), before],
      life,
    });
    void this.endLater(change, life);
  }

  /**
   * A state that was just read of the object of a change, as it is after our own writes. Any other
   * than those of before is right, and so is whatever is read of it after that.
   */
  applyToRead(change: Change, read: FieldState): FieldState {
    const target = targetOf({ change });
    const write = this.writes.get(target);
    if (write === undefined) return read;
    const { current, isBehind } = cover(familyOf(change), read, write.after, write.hiddenFromReads);
    if (!isBehind) {
      this.writes.set(target, {
        ...write,
        after: { ...write.after, ...read },
        hiddenFromReads: [],
      });
    }
    return current;
  }

  /** A state out of a list, which may be older than what was read of the object since. */
  applyToListed(change: Change, listed: FieldState): FieldState {
    const write = this.writes.get(targetOf({ change }));
    return write === undefined
      ? listed
      : cover(familyOf(change), listed, write.after, write.hidden).current;
  }

  /** Whether a read of the object may show a state although a write of ours has ended it. */
  mayStillBeRead(change: Change, state: FieldState): boolean {
    const write = this.writes.get(targetOf({ change }));
    if (write === undefined) return false;
    const family = familyOf(change);
    const { current } = cover(family, state, write.after, write.hiddenFromReads);
    return !hasState(family, current, state);
  }

  dispose(): void {
    for (const { life } of this.writes.values()) life.abort();
    this.writes.clear();
  }

  private async endLater(change: Change, life: AbortController): Promise<void> {
    try {
      await this.clock.sleep(listLagMs, life.signal);
    } catch (error) {
      // We wrote again, or the session ended.
      if (error instanceof CancelledError) return;
      throw error;
    }
    this.writes.delete(targetOf({ change }));
    this.onDidExpire(change);
  }
}

function cover(
  { isSame }: Pick<ChangeFamily, 'isSame'>,
  read: FieldState,
  after: FieldState,
  hidden: readonly FieldState[],
): { readonly current: FieldState; readonly isBehind: boolean } {
  const isBehind = (field: string, value: JsonValue) =>
    hidden.some((state) => state[field] !== undefined && isSame(state[field], value));
  const fields = Object.entries(read);
  const current = fields.map(
    ([field, value]) => [field, isBehind(field, value) ? (after[field] ?? value) : value] as const,
  );
  return {
    current: Object.fromEntries(current),
    isBehind: fields.some(([field, value]) => isBehind(field, value)),
  };
}
