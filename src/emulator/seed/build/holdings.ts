/** Who holds what, while the tenant is built: later entitlements inherit from earlier ones. */
import type { WireAppEntitlementRef } from '../../../shared/wire/entitlements';
import { draw, shuffle } from '../draw';
import { appKeyOf, refOf } from '../ids';
import { parseHolders, type Holders } from '../catalog/notation';
import type { Person } from '../company/people';

/** An account that can hold an entitlement of its app. */
export interface Candidate {
  /** `github/sam.okafor` for the account of a person, `github/larkmoor-ci` for another one. */
  readonly accountKey: string;
  /** Whose account it is; `null` where no rule of the app gives it to a person. */
  readonly person: Person | null;
  /** Whether the account can still be used. */
  readonly isEnabled: boolean;
}

/** An account that holds an entitlement, and the entitlements that it inherits it through. */
export interface Holding<Account extends Candidate> {
  readonly account: Account;
  /** Empty for a direct grant. */
  readonly sources: readonly WireAppEntitlementRef[];
}

/** Of those who left, the part whose account still works that keeps an entitlement. */
const forgottenShare = 0.3;

interface Settled {
  readonly ref: WireAppEntitlementRef;
  readonly holders: readonly Candidate[];
}

/** All holdings so far. */
export class Holdings {
  private readonly byEntitlement = new Map<string, Settled>();

  /**
   * Finds who of the candidates holds an entitlement, and remembers it. Who inherits it does not
   * hold it directly besides. Throws `RangeError` where the text names somebody who is not a candidate or a
   * source that is not built yet.
   */
  settle<Account extends Candidate>(
    entitlementKey: string,
    holdersText: string,
    candidates: readonly Account[],
  ): readonly Holding<Account>[] {
    const clauses = parseHolders(holdersText);
    const sourcesOf = new Map<Account, WireAppEntitlementRef[]>();
    for (const clause of clauses) {
      if (clause.kind === 'via') {
        const source = this.sourceOf(clause.entitlementKey, entitlementKey);
        for (const heir of heirsOf(source, entitlementKey, candidates)) {
          sourcesOf.set(heir, [...(sourcesOf.get(heir) ?? []), source.ref]);
        }
      }
    }
    for (const clause of clauses) {
      if (clause.kind !== 'via') {
        for (const account of directHolders(clause, entitlementKey, candidates)) {
          if (!sourcesOf.has(account)) {
            sourcesOf.set(account, []);
          }
        }
      }
    }
    this.byEntitlement.set(entitlementKey, {
      ref: refOf(entitlementKey),
      holders: [...sourcesOf.keys()],
    });
    return [...sourcesOf].map(([account, sources]) => ({ account, sources }));
  }

  private sourceOf(sourceKey: string, entitlementKey: string): Settled {
    const source = this.byEntitlement.get(sourceKey);
    if (source === undefined) {
      throw new RangeError(`${entitlementKey} inherits from ${sourceKey}, which is not built yet`);
    }
    return source;
  }
}

function heirsOf<Account extends Candidate>(
  source: Settled,
  entitlementKey: string,
  candidates: readonly Account[],
): readonly Account[] {
  if (source.ref.appId === refOf(entitlementKey).appId) {
    const accountKeys = new Set(source.holders.map((holder) => holder.accountKey));
    return candidates.filter((candidate) => accountKeys.has(candidate.accountKey));
  }
  const persons = new Set(source.holders.map((holder) => holder.person));
  return candidates.filter(({ person }) => person !== null && persons.has(person));
}

function directHolders<Account extends Candidate>(
  clause: Exclude<Holders, { kind: 'via' }>,
  entitlementKey: string,
  candidates: readonly Account[],
): readonly Account[] {
  switch (clause.kind) {
    case 'people':
      return clause.keys.map((key) =>
        find(candidates, entitlementKey, key, ({ person }) => person?.key === key),
      );
    case 'account': {
      const accountKey = `${appKeyOf(entitlementKey)}/${clause.username}`;
      return [
        find(
          candidates,
          entitlementKey,
          accountKey,
          (candidate) => candidate.accountKey === accountKey,
        ),
      ];
    }
    case 'share':
    case 'some': {
      const isInPool = clause.pools.map((name) => poolCalled(name, entitlementKey));
      const pool = candidates.filter((candidate) => isInPool.some((isIn) => isIn(candidate)));
      const count = clause.kind === 'some' ? clause.count : Math.round(clause.share * pool.length);
      return shuffle(entitlementKey, pool, ({ accountKey }) => accountKey).slice(0, count);
    }
  }
}

function find<Account extends Candidate>(
  candidates: readonly Account[],
  entitlementKey: string,
  name: string,
  isIt: (candidate: Account) => boolean,
): Account {
  const candidate = candidates.find(isIt);
  if (candidate === undefined) {
    throw new RangeError(`${name} has no account that could hold ${entitlementKey}`);
  }
  return candidate;
}

/** Tells who is in a pool; programs are in none. */
function poolCalled(pool: string, entitlementKey: string): (candidate: Candidate) => boolean {
  const [word = '', rest = ''] = pool.split(/ (.*)/);
  const accepts = (person: Person, isEnabled: boolean): boolean => {
    switch (word) {
      case 'everyone':
        return isHere(person);
      case 'employees':
        return isHere(person) && person.kind === 'employee';
      case 'contractors':
        return isHere(person) && person.kind === 'contractor';
      case 'in':
        return isHere(person) && person.city === rest;
      case 'former':
        return isGone(person) && person.department.startsWith(rest);
      default:
        return (
          person.department.startsWith(pool) &&
          (isHere(person) ||
            (isGone(person) && isEnabled && draw(entitlementKey, person.key) < forgottenShare))
        );
    }
  };
  return ({ person, isEnabled }) => person !== null && accepts(person, isEnabled);
}

const isHere = ({ kind, state }: Person): boolean =>
  (kind === 'employee' || kind === 'contractor') && (state === 'active' || state === 'onLeave');

const isGone = ({ state }: Person): boolean => state === 'left' || state === 'deleted';
