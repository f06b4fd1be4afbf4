/**
 * The arithmetic of a large tenant: who holds what follows from a few numbers per app, so that any
 * grant is found by its place, and any place by its grant, without storing one of them.
 */

import { firstAbove } from './firstAbove';

/** Numbers of one app. Entitlement 0 is the built-in Access entitlement that every account holds. */
export interface AppShape {
  readonly index: number;
  readonly accountCount: number;
  readonly entitlementCount: number;
  readonly grantCount: number;
  /** How many accounts and entitlements the apps before it have. */
  readonly firstAccount: number;
  readonly firstEntitlement: number;
  /** Grants of the entitlement at each place. */
  readonly holderCounts: readonly number[];
}

/** An entitlement by its app and its place there. */
export interface Slot {
  readonly app: AppShape;
  readonly place: number;
}

const maxAppCount = 200;
const largestAppShare = 0.4;
const maxPersonCount = 200_000;
const grantsPerPerson = 40;
const grantsPerAccount = 8;
const entitlementsPerFullOne = 6;

/** The numbers of a tenant with `grantCount` grants, at least one. */
export class ScaleShape {
  readonly personCount: number;
  readonly apps: readonly AppShape[];
  readonly accountCount: number;
  private readonly accountEnds: readonly number[];
  private readonly entitlementEnds: readonly number[];

  constructor(grantCount: number) {
    this.personCount = clamp(Math.ceil(grantCount / grantsPerPerson), 3, maxPersonCount);
    let firstAccount = 0;
    let firstEntitlement = 0;
    this.apps = shares(grantCount).map((count, index) => {
      const app = appShape(index, count, this.personCount, firstAccount, firstEntitlement);
      firstAccount += app.accountCount;
      firstEntitlement += app.entitlementCount;
      return app;
    });
    this.accountCount = firstAccount;
    this.accountEnds = this.apps.map((app) => app.firstAccount + app.accountCount);
    this.entitlementEnds = this.apps.map((app) => app.firstEntitlement + app.entitlementCount);
  }

  /** The account with this number, counted over all apps. */
  accountAt(number: number): Slot | undefined {
    const app = this.apps[firstAbove(this.accountEnds, number)];
    return app === undefined || number < 0 ? undefined : { app, place: number - app.firstAccount };
  }

  /** The entitlement with this number, counted over all apps. */
  entitlementAt(number: number): Slot | undefined {
    const app = this.apps[firstAbove(this.entitlementEnds, number)];
    if (app === undefined || number < 0) return undefined;
    return { app, place: number - app.firstEntitlement };
  }

  /** The number of the person whose account it is. */
  personOf(app: AppShape, account: number): number {
    return (account + this.shift(app)) % this.personCount;
  }

  /** The person's account in the app; `undefined` where there is none. */
  accountOf(app: AppShape, person: number): number | undefined {
    const account = modulo(person - this.shift(app), this.personCount);
    return account < app.accountCount ? account : undefined;
  }

  private shift({ index }: AppShape): number {
    return index * 104_729;
  }
}

/** The account that is the entitlement's `nth` holder. */
export function holderAt({ app, place }: Slot, nth: number): number {
  return (firstHolder(app, place) + nth) % app.accountCount;
}

/** Which holder of the entitlement the account is, counted from 0; `undefined` if it is none. */
export function nthOfHolder({ app, place }: Slot, account: number): number | undefined {
  const nth = modulo(account - firstHolder(app, place), app.accountCount);
  return nth < (app.holderCounts[place] ?? 0) ? nth : undefined;
}

function firstHolder(app: AppShape, place: number): number {
  return (place * 7919) % app.accountCount;
}

/** The grants of each app: the first holds a large share, the others fewer and fewer. */
function shares(grantCount: number): number[] {
  const appCount = clamp(Math.ceil(grantCount / 50), 1, maxAppCount);
  if (appCount === 1) return [grantCount];
  const largest = Math.floor(grantCount * largestAppShare);
  return [largest, ...spread(grantCount - largest, appCount - 1, grantCount)];
}

function appShape(
  index: number,
  grantCount: number,
  personCount: number,
  firstAccount: number,
  firstEntitlement: number,
): AppShape {
  const accountCount = clamp(Math.ceil(grantCount / grantsPerAccount), 1, personCount);
  const accessGrants = Math.min(grantCount, accountCount);
  const others = grantCount - accessGrants;
  const otherCount = Math.ceil((others / accountCount) * entitlementsPerFullOne);
  const holderCounts = [accessGrants, ...spread(others, otherCount, accountCount).filter(Boolean)];
  return {
    index,
    accountCount,
    entitlementCount: holderCounts.length,
    grantCount,
    firstAccount,
    firstEntitlement,
    holderCounts,
  };
}

/** Splits `total` into `count` falling parts of at most `largest` each. */
function spread(total: number, count: number, largest: number): number[] {
  const weights = Array.from({ length: count }, (_, at) => 1 / (at + 4));
  const weight = weights.reduce((sum, it) => sum + it, 0);
  const parts = weights.map((it) => Math.min(largest, Math.floor((total * it) / weight)));
  let rest = total - parts.reduce((sum, it) => sum + it, 0);
  return parts.map((part) => {
    const more = Math.min(rest, largest - part);
    rest -= more;
    return part + more;
  });
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
