import type { JsonValue } from '../../shared/json';
import type { Clock } from '../ports';
import type { FieldState } from './change';
import type { ChangeFamily } from './families/family';

/** What the server lists can lag behind its own writes for up to two minutes and more. */
const memoryMs = 3 * 60_000;

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
      untilMs: this.clock.now().getTime() + memoryMs,
    });
  }

  /** A state that was read, as it is after our own writes. Any other than those of before is right. */
  apply({ isSame }: Pick<ChangeFamily, 'isSame'>, target: string, read: FieldState): FieldState {
    const write = this.alive(target);
    if (write === undefined) return read;
    const isBehind = (field: string, value: JsonValue) =>
      write.hidden.some((state) => state[field] !== undefined && isSame(state[field], value));
    const fields = Object.entries(read);
    if (!fields.some(([field, value]) => isBehind(field, value))) this.writes.delete(target);
    return Object.fromEntries(
      fields.map(([field, value]) => [
        field,
        isBehind(field, value) ? (write.after[field] ?? value) : value,
      ]),
    );
  }

  private alive(target: string): OwnWrite | undefined {
    const write = this.writes.get(target);
    if (write !== undefined && this.clock.now().getTime() < write.untilMs) return write;
    this.writes.delete(target);
    return undefined;
  }
}
