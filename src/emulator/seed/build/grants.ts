/** Grants: when they were made, when they end, and why they exist. */
import type { WireGrantReason } from '../../../shared/wire/grants';
import type { GrantRecord } from '../../store/tenantData';
import { draw } from '../draw';
import { idOf } from '../ids';
import { daySeconds, type Timeline } from '../timeline';
import type { Account } from './accounts';
import type { PlacedEntitlement } from './entitlements';
import type { Holding } from './holdings';
import { inheritedTerm, termOf, type GrantTerm } from './terms';

/** A grant, and what its task tells about it. */
export interface BuiltGrant {
  readonly record: GrantRecord;
  readonly entitlement: PlacedEntitlement;
  readonly account: Account;
  readonly term: GrantTerm;
}

/** One grant. Without sources it is direct; inherited grants have no end of their own. */
export function buildGrant(
  entitlement: PlacedEntitlement,
  { account, sources }: Holding<Account>,
  at: Timeline,
): BuiltGrant {
  const key = `${entitlement.key}|${account.accountKey}`;
  const term =
    sources.length === 0
      ? termOf(key, entitlement, account)
      : inheritedTerm(key, entitlement, account, sources);
  const unexplained: GrantRecord = {
    appId: entitlement.ref.appId,
    appEntitlementId: entitlement.ref.id,
    appUserId: account.wire.id,
    createdAt: at(-term.createdSecondsAgo),
    deprovisionAt: term.expiresInSeconds === null ? null : at(term.expiresInSeconds),
    grantSources: sources.map(({ ref }) => ref),
    originatingTicketId: term.isRequested ? idOf('task', key) : '',
    reasons: [],
  };
  return {
    entitlement,
    account,
    term,
    record: { ...unexplained, reasons: reasonsOf(unexplained) },
  };
}

function reasonsOf(grant: GrantRecord): readonly WireGrantReason[] {
  const reason = (
    derivedIdType: string,
    derivedIdData: string,
    referenceStrength: WireGrantReason['referenceStrength'],
  ): WireGrantReason => ({
    appEntitlementId: grant.appEntitlementId,
    appId: grant.appId,
    appUserId: grant.appUserId,
    createdAt: grant.createdAt,
    deletedAt: null,
    derivedIdData,
    derivedIdType,
    reasonExpiresAt: grant.deprovisionAt,
    referenceStrength,
    updatedAt: grant.createdAt,
  });
  return grant.originatingTicketId === ''
    ? grant.grantSources.map(({ id }, index) => reason('group', id, index === 0 ? strong : weak))
    : [reason('ticket', grant.originatingTicketId, strong)];
}

const strong = 'GRANT_REASON_REFERENCE_STRENGTH_STRONG';
const weak = 'GRANT_REASON_REFERENCE_STRENGTH_WEAK';

/** Whether the task that a grant came from is still known; old ones are cleared away. */
export const hasTask = ({ record, term }: BuiltGrant): boolean =>
  term.isRequested &&
  (term.createdSecondsAgo < 60 * daySeconds || draw('kept', record.originatingTicketId) < 0.8);
