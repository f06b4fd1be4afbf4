import type { JsonValue } from '../../../shared/json';
import type { TenantApi } from '../../api/tenantApi';
import type { Change, FieldState } from '../change';

/** What a write answered about the fields that it touched. */
export interface WriteAnswer {
  readonly after: FieldState;
  /** The tenant took the object away instead of changing it. */
  readonly isRevoked: boolean;
}

/**
 * What the write path has to know about changes of one family. Methods are given changes of that
 * family only; `familyOf` sees to it.
 */
export interface ChangeFamily<C extends Change = Change> {
  /** What the server may be asked for at once when the current state is read. */
  readonly batchSize: number;
  /** One text per thing that is changed: two changes of the same target are never made side by side. */
  targetOf(change: C): string;
  /** The touched fields as the server has them now, by target; what is gone is missing. */
  readCurrent(
    api: TenantApi,
    changes: readonly C[],
    signal: AbortSignal | undefined,
  ): Promise<ReadonlyMap<string, FieldState>>;
  /** @throws {UnexpectedAnswerError} when the answer does not tell what became of the change. */
  readAnswer(json: unknown, change: C): WriteAnswer;
  /** Whether two values of a field are one, as far as servers keep them. */
  isSame(one: JsonValue | undefined, other: JsonValue | undefined): boolean;
  /**
   * Whether the tenant may hide something of a field from a lower role to which it shows this value.
   * Missing where it hides nothing.
   */
  mayHide?(field: string, value: JsonValue): boolean;
  /** A field's name for people. */
  labelOf(field: string): string;
  /** A field's value for people, briefly; ids stay ids. */
  describe(field: string, value: JsonValue): string;
  /** The same with all that a decision needs, such as a date in UTC besides. */
  describeFully(field: string, value: JsonValue): string;
  /** @throws {TooNearError} when the moment for the change has passed while the person decided. */
  requireTimely(change: C, subject: string, now: Date): void;
}
