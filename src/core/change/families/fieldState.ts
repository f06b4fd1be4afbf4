import type { JsonValue } from '../../../shared/json';
import type { Difference, FieldState } from '../change';
import type { ChangeFamily } from './family';

/** A touched field that somebody else has changed since the person looked. */
export interface Clash {
  readonly field: string;
  readonly base: JsonValue;
  readonly serverNow: JsonValue;
  readonly mine: JsonValue;
}

type Comparison = Pick<ChangeFamily, 'isSame'>;

/** The touched fields whose value on the server is neither what the person saw nor what they want. */
export function clashesOf(
  { isSame }: Comparison,
  states: { readonly base: FieldState; readonly now: FieldState; readonly mine: FieldState },
): readonly Clash[] {
  return Object.entries(states.mine).flatMap(([field, mine]) => {
    // What the server does not tell cannot be compared.
    const serverNow = states.now[field];
    if (serverNow === undefined) return [];
    const base = states.base[field] ?? null;
    const isUnmoved = isSame(serverNow, base) || isSame(serverNow, mine);
    return isUnmoved ? [] : [{ field, base, serverNow, mine }];
  });
}

/** Whether every field of `wanted` that the server tells has that value in `state`. */
export function hasState(
  { isSame }: Comparison,
  state: FieldState,
  wanted: FieldState | undefined,
): boolean {
  return (
    wanted !== undefined &&
    Object.entries(wanted).every(
      ([field, value]) => state[field] === undefined || isSame(state[field], value),
    )
  );
}

/** Those fields of a state that another one names. */
export function pickFields(
  state: Readonly<Record<string, JsonValue | undefined>>,
  named: object,
): FieldState {
  return Object.fromEntries(Object.keys(named).map((field) => [field, state[field] ?? null]));
}

/**
 * The touched fields in words, each from what it is to what it will be. A field that is missing in
 * `base` is not known, so it is always among them.
 */
export function differencesOf(
  { describeFully, isSame, labelOf }: Pick<ChangeFamily, 'describeFully' | 'isSame' | 'labelOf'>,
  base: FieldState,
  after: FieldState,
): readonly Difference[] {
  return Object.entries(after)
    .filter(([field, value]) => !(field in base) || !isSame(base[field], value))
    .map(([field, value]) => ({
      field,
      label: labelOf(field),
      before: describeFully(field, base[field] ?? null),
      after: describeFully(field, value),
    }));
}

/** RFC 3339 with a time of day: no id and no name looks like that. */
const timestamp = /^\d{4}-\d{2}-\d{2}T/;

/** Whether two texts are the same; of dates, as far as servers keep them. */
export function sameDateOrText(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  const isDates =
    typeof one === 'string' &&
    typeof other === 'string' &&
    timestamp.test(one) &&
    timestamp.test(other);
  // What was sent to the millisecond may come back rounded to the second.
  return isDates ? Math.abs(Date.parse(one) - Date.parse(other)) < 1000 : one === other;
}
