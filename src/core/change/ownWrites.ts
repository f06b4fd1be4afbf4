import type { JsonValue } from '../../shared/json';
import type { Clock } from '../ports';
import type { FieldState } from './change';
import type { ChangeFamily } from './families/family';
import { listLagMs } from './listLag';

interface OwnWrite {
  readonly after: FieldState;
  /** What a read that lags behind may still show: the states of before our writes. */
  readonly hidden: readonly FieldState[];
  readonly untilMs: number;
}

/** What our own writes answered, until a read shows something else than what was before them. */
export class OwnWrites {
  private readonly writes = new Map<string, OwnWrite>();

  constructor(private readonly clock: Clock) {}

  note(target: string, before: FieldState, after: FieldState): void {
    const earlier = this.alive(target);
    this.writes.set(target, {
      after: { ...earlier?.after, ...after },
      hidden: [...(earlier?.hidden ?? []), before],
      untilMs: this.clock.now().getTime() + listLagMs,
    });
  }

  /**
   * A state that was just read of its object, as it is after our own writes. Any other than those of
   * before is right, and so is whatever is read after it.
   */
  applyToRead(family: Pick<ChangeFamily, 'isSame'>, target: string, read: FieldState): FieldState {
    const { current, isBehind } = this.compare(family, target, read);
    if (!isBehind) this.writes.delete(target);
    return current;
  }

  /** A state out of a list, which may be older than what was read of its object since. */
  applyToListed(
    family: Pick<ChangeFamily, 'isSame'>,
    target: string,
    listed: FieldState,
  ): FieldState {
    return this.compare(family, target, listed).current;
  }

  private compare(
    { isSame }: Pick<ChangeFamily, 'isSame'>,
    target: string,
    read: FieldState,
  ): { readonly current: FieldState; readonly isBehind: boolean } {
    const write = this.alive(target);
    if (write === undefined) return { current: read, isBehind: false };
    const isBehind = (field: string, value: JsonValue) =>
      write.hidden.some((state) => state[field] !== undefined && isSame(state[field], value));
    const fields = Object.entries(read);
    const current = fields.map(
      ([field, value]) =>
        [field, isBehind(field, value) ? (write.after[field] ?? value) : value] as const,
    );
    return {
      current: Object.fromEntries(current),
      isBehind: fields.some(([field, value]) => isBehind(field, value)),
    };
  }

  private alive(target: string): OwnWrite | undefined {
    const write = this.writes.get(target);
    if (write !== undefined && this.clock.now().getTime() < write.untilMs) return write;
    this.writes.delete(target);
    return undefined;
  }
}
