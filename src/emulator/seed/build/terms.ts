/** How long grants last: the ones that a test names, and the many that chance spreads over time. */
import { draw, drawBetween, drawOne } from '../draw';
import { daySeconds } from '../timeline';
import type { Account } from './accounts';
import type { PlacedEntitlement } from './entitlements';
import type { Source } from './holdings';

/** When a grant was made and when it ends, counted from the start of the tenant. */
export interface GrantTerm {
  readonly createdSecondsAgo: number;
  /** Negative where it has just ended; `null` for a standing grant. */
  readonly expiresInSeconds: number | null;
  /** The duration that was asked for; 0 without end. */
  readonly durationSeconds: number;
  /** Somebody asked for it in a task, rather than that a connector found it. */
  readonly isRequested: boolean;
}

const hour = 3600;
const day = daySeconds;

/** Ends that tests and the tour rely on, by `<entitlement key>|<account key>`. */
const fixedEnds: Readonly<Record<string, number>> = {
  '1password/Production / root credentials/view|1password/lena.vogt': 2.1 * hour,
  '1password/Production / root credentials/view|1password/sam.okafor': 3.3 * day,
  'github/dispatch-api/admin|github/sam.okafor': 3.4 * hour,
  'github/dispatch-api/admin|github/lena.vogt': 5.2 * day,
  'github/dispatch-api/admin|github/yusuf.demir': 23 * day,
  'aws/prod-core/AdministratorAccess|aws/lena.vogt': 0.85 * hour,
  'aws/prod-core/AdministratorAccess|aws/jonas.friedrich': -0.2 * hour,
  'eks/eks-prod-eu/cluster-admin|eks/lena.vogt': 0.6 * hour,
  'snowflake/PII_UNMASKED/assigned|snowflake/alexei.moroz': 26 * hour,
  'netsuite/Auditor (read only)/assigned|netsuite/carmen.ibanez': 44 * day,
};

/** Grants that stand although their entitlement is one of those that mostly expire. */
const fixedStanding: readonly string[] = [
  'github/dispatch-api/admin|github/viktor.szabo',
  'snowflake/ACCOUNTADMIN/assigned|snowflake/itamar.sela',
];

const usualDurations = [1, 7, 14, 30, 90, 180, 365].map((days) => days * day);

/** The term of a direct grant. */
export function termOf(key: string, entitlement: PlacedEntitlement, account: Account): GrantTerm {
  const { traits, place } = entitlement;
  const fixedEnd = fixedEnds[key];
  const maxSeconds = traits.maxHours * hour;
  if (fixedEnd !== undefined) {
    return expiring(fixedEnd, maxSeconds, account.ageSeconds);
  }
  const isPerson = account.person !== null;
  if (!isPerson || fixedStanding.includes(key)) {
    return standing(key, entitlement, account.ageSeconds, isPerson);
  }
  if (traits.term === 'jit') {
    const remaining = (draw('jit', key) - 0.1) * maxSeconds;
    return expiring(Math.max(remaining, -4 * hour), maxSeconds, account.ageSeconds);
  }
  const isContract = place === null && account.person.kind === 'contractor';
  const chance = isContract ? 0.4 : traits.term === 'mixed' ? 0.55 : 0;
  return draw('expires', key) < chance
    ? expiring(endInSeconds(key, maxSeconds), maxSeconds, account.ageSeconds)
    : standing(key, entitlement, account.ageSeconds, draw('requested', key) < 0.3);
}

/** The term of an inherited grant: it is no older than all its sources, and has no end. */
export function inheritedTerm(
  key: string,
  entitlement: PlacedEntitlement,
  account: Account,
  sources: readonly Source[],
): GrantTerm {
  const oldestSeconds = Math.max(...sources.map(({ ageSeconds }) => ageSeconds));
  return standing(key, entitlement, Math.min(account.ageSeconds, oldestSeconds), false);
}

/** A grant without end. "Access" is as old as the account can be, others came since. */
function standing(
  key: string,
  { place }: PlacedEntitlement,
  oldestSeconds: number,
  isRequested: boolean,
): GrantTerm {
  return {
    createdSecondsAgo: oldestSeconds * (place === null ? 1 : 0.05 + 0.95 * draw('made', key)),
    expiresInSeconds: null,
    durationSeconds: 0,
    isRequested,
  };
}

/** A grant that was asked for with the shortest usual duration that its end allows. */
function expiring(
  expiresInSeconds: number,
  maxSeconds: number,
  accountAgeSeconds: number,
): GrantTerm {
  const usual =
    usualDurations.find((duration) => duration > expiresInSeconds + hour) ?? 2 * 365 * day;
  const durationSeconds = maxSeconds > 0 ? Math.min(usual, maxSeconds) : usual;
  return {
    createdSecondsAgo: Math.min(durationSeconds - expiresInSeconds, accountAgeSeconds),
    expiresInSeconds,
    durationSeconds,
    isRequested: true,
  };
}

/** Spreads the ends: a few just past or today, more this week and this month, the rest later. */
function endInSeconds(key: string, maxSeconds: number): number {
  const [least, most] = drawOne('bucket', key, buckets);
  const end = drawBetween('end', key, least, most);
  return maxSeconds > 0 && end >= maxSeconds ? maxSeconds * draw('within', key) : end;
}

const buckets: readonly (readonly [leastSeconds: number, mostSeconds: number])[] = [
  [-4 * hour, -3 * 60],
  [20 * 60, 9 * hour],
  [20 * 60, 9 * hour],
  [1 * day, 6 * day],
  [1 * day, 6 * day],
  [1 * day, 6 * day],
  [1 * day, 6 * day],
  [8 * day, 29 * day],
  [8 * day, 29 * day],
  [8 * day, 29 * day],
  [8 * day, 29 * day],
  [31 * day, 92 * day],
  [31 * day, 92 * day],
  [31 * day, 92 * day],
  [31 * day, 92 * day],
  [100 * day, 300 * day],
];
