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

/** An entitlement that another one is inherited through, as one person holds it. */
export interface Source {
  readonly ref: WireAppEntitlementRef;
  /** How long ago the person got it. */
  readonly ageSeconds: number;
}

/** An account that holds an entitlement. */
export interface Holding<Account extends Candidate> {
  readonly account: Account;
  /** Empty for a direct grant. */
  readonly sources: readonly Source[];
}

/** An account that got an entitlement so long ago. */
export interface Held {
  readonly account: Candidate;
  readonly ageSeconds: number;
}

interface Remembered {
  readonly ref: WireAppEntitlementRef;
  readonly holders: readonly Held[];
}

/** Of those who left, the part whose account still works that keeps an entitlement. */
const forgottenShare = 0.3;

/** All holdings so far. */
export class Holdings {
  private readonly byEntitlement = new Map<string, Remembered>();

  /** Lets later entitlements be inherited from this one. */
  remember(entitlementKey: string, holders: readonly Held[]): void {
    this.byEntitlement.set(entitlementKey, { ref: refOf(entitlementKey), holders });
  }

  /**
   * Finds who of the candidates holds an entitlement, in an order of no meaning. Who inherits it
   * does not hold it directly besides. Throws `RangeError` where the text names an account that is
   * no candidate, or a source that is not remembered yet.
   */
  settle<Account extends Candidate>(
    entitlementKey: string,
    holdersText: string,
    candidates: readonly Account[],
  ): readonly Holding<Account>[] {
    const sourcesOf = new Map<Account, Source[]>();
    const clauses = parseHolders(holdersText);
    for (const clause of clauses.filter((clause) => clause.kind === 'via')) {
      for (const [heir, source] of this.heirsOf(
        clause.entitlementKey,
        entitlementKey,
        candidates,
      )) {
        sourcesOf.set(heir, [...(sourcesOf.get(heir) ?? []), source]);
      }
    }
    for (const clause of clauses) {
      for (const account of directHolders(clause, entitlementKey, candidates)) {
        if (!sourcesOf.has(account)) {
          sourcesOf.set(account, []);
        }
      }
    }
    return shuffle(entitlementKey, [...sourcesOf], ([account]) => account.accountKey).map(
      ([account, sources]) => ({ account, sources }),
    );
  }

  /** In the app of the source its holders inherit, elsewhere the accounts of the same people. */
  private heirsOf<Account extends Candidate>(
    sourceKey: string,
    entitlementKey: string,
    candidates: readonly Account[],
  ): (readonly [heir: Account, source: Source])[] {
    const remembered = this.byEntitlement.get(sourceKey);
    if (remembered === undefined) {
      throw new RangeError(`${entitlementKey} inherits from ${sourceKey}, which is not built yet`);
    }
    const { ref, holders } = remembered;
    const isSameApp = appKeyOf(sourceKey) === appKeyOf(entitlementKey);
    const identityOf = ({ accountKey, person }: Candidate): string | undefined =>
      isSameApp ? accountKey : person?.key;
    const ageOf = new Map(holders.map((held) => [identityOf(held.account), held.ageSeconds]));
    return candidates.flatMap((candidate) => {
      const identity = identityOf(candidate);
      const ageSeconds = identity === undefined ? undefined : ageOf.get(identity);
      return ageSeconds === undefined ? [] : [[candidate, { ref, ageSeconds }] as const];
    });
  }
}

function directHolders<Account extends Candidate>(
  clause: Holders,
  entitlementKey: string,
  candidates: readonly Account[],
): readonly Account[] {
  switch (clause.kind) {
    case 'via':
      return [];
    case 'accounts':
      return clause.names.map((name) => {
        const key = `${appKeyOf(entitlementKey)}/${name}`;
        const account = candidates.find(({ accountKey }) => accountKey === key);
        if (account === undefined) {
          throw new RangeError(`There is no account ${key} that could hold ${entitlementKey}`);
        }
        return account;
      });
    case 'share':
    case 'some': {
      const isInPool = clause.pools.map((pool) => poolCalled(pool, entitlementKey));
      const pool = candidates.filter((candidate) => isInPool.some((isIn) => isIn(candidate)));
      const count = clause.kind === 'some' ? clause.count : Math.round(clause.share * pool.length);
      return count < pool.length
        ? shuffle(entitlementKey, pool, ({ accountKey }) => accountKey).slice(0, count)
        : pool;
    }
  }
}

/** Tells who is in a pool; programs are in none. */
function poolCalled(pool: string, entitlementKey: string): (candidate: Candidate) => boolean {
  const [word = '', rest = ''] = pool.split(/ (.*)/);
  const those =
    (accepts: (person: Person) => boolean) =>
    ({ person }: Candidate): boolean =>
      person !== null && accepts(person);
  switch (word) {
    case 'everyone':
      return those(isHere);
    case 'employees':
      return those((person) => isHere(person) && person.kind === 'employee');
    case 'contractors':
      return those((person) => isHere(person) && person.kind === 'contractor');
    case 'in':
      return those((person) => isHere(person) && person.city === rest);
    case 'former':
      return those((person) => isGone(person) && person.department.startsWith(rest));
  }
  const doesTheWork = ({ department, jobTitle }: Person): boolean =>
    pool === 'engineers' ? /Engineer\b/.test(jobTitle) : department.startsWith(pool);
  return ({ person, isEnabled }) =>
    person !== null &&
    doesTheWork(person) &&
    (isHere(person) ||
      (isGone(person) && isEnabled && draw(entitlementKey, person.key) < forgottenShare));
}

const isHere = ({ kind, state }: Person): boolean =>
  (kind === 'employee' || kind === 'contractor') && (state === 'active' || state === 'onLeave');

const isGone = ({ state }: Person): boolean => state === 'left' || state === 'deleted';
