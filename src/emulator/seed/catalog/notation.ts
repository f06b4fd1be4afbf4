/**
 * The two short texts of the catalog: who holds an entitlement, and what kind of entitlement it is.
 *
 * Holders are clauses parted by `; `:
 * - `@ada.lindqvist @li.o`: the accounts of these people, by key, which the app has for that reason;
 * - `#larkmoor-ci`: an extra account of the app, by username;
 * - `<okta/oncall-sre/member`: whoever holds that entitlement, and so inherits this one;
 * - `70% Sales, Marketing`: that part of the people there, drawn anew for each entitlement;
 * - `4 Engineering`: so many of them.
 *
 * People are those of a department (its first word), `everyone`, `employees`, `contractors`, those
 * called `engineers`, those `in Rotterdam`, or those who left: `former`, `former Sales`.
 *
 * Traits are words: a risk level, compliance frameworks, the longest duration of a grant (`8h`,
 * `30d`), `mixed` (some direct grants expire) or `jit` (all do, soon), `emergency`, `terraform`.
 */

/** One clause of the holders. */
export type Holders =
  | { readonly kind: 'accounts'; readonly names: readonly string[] }
  | { readonly kind: 'via'; readonly entitlementKey: string }
  | { readonly kind: 'share'; readonly share: number; readonly pools: readonly string[] }
  | { readonly kind: 'some'; readonly count: number; readonly pools: readonly string[] };

/** What kind of entitlement it is. */
export interface Traits {
  /** Risk levels and compliance frameworks, by the words of `attributes.ts`. */
  readonly attributes: readonly string[];
  /** 0 where a grant may be asked for without end. */
  readonly maxHours: number;
  readonly term: 'standing' | 'mixed' | 'jit';
  readonly hasEmergencyAccess: boolean;
  readonly isTerraformManaged: boolean;
}

/** Reads the holders of an entitlement. Throws `SyntaxError` at a clause that it does not know. */
export function parseHolders(text: string): readonly Holders[] {
  return text.split('; ').filter(Boolean).map(parseClause);
}

function parseClause(clause: string): Holders {
  const rest = clause.slice(1);
  switch (clause.charAt(0)) {
    case '@':
      return { kind: 'accounts', names: rest.split(' @') };
    case '#':
      return { kind: 'accounts', names: [rest] };
    case '<':
      return { kind: 'via', entitlementKey: rest };
  }
  const [, number, percent, pools] = /^(\d+)(%?) (.+)$/.exec(clause) ?? [];
  if (number === undefined || pools === undefined) {
    throw new SyntaxError(`Holders of the demo tenant cannot be read: ${clause}`);
  }
  return percent === '%'
    ? { kind: 'share', share: Number(number) / 100, pools: pools.split(', ') }
    : { kind: 'some', count: Number(number), pools: pools.split(', ') };
}

/** Reads the traits of an entitlement; words that name no other trait are attributes. */
export function parseTraits(text: string): Traits {
  const words = text.split(' ').filter(Boolean);
  const has = (word: string): boolean => words.includes(word);
  const duration = words.find((word) => /^\d+[dh]$/.test(word));
  const flags = [duration, 'mixed', 'jit', 'emergency', 'terraform'];
  return {
    attributes: words.filter((word) => !flags.includes(word)),
    maxHours: duration === undefined ? 0 : parseInt(duration) * (duration.endsWith('d') ? 24 : 1),
    term: has('jit') ? 'jit' : has('mixed') ? 'mixed' : 'standing',
    hasEmergencyAccess: has('emergency'),
    isTerraformManaged: has('terraform'),
  };
}
