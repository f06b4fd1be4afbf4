/** Grants, and the tasks that they came from, in which only what a test is about has to be named. */
import type { GrantRecord } from '../../../src/emulator/store/tenantData';
import type { WireTask } from '../../../src/shared/wire/tasks';
import { idOf, timestamps } from './wireObjects';

/** A standing, direct grant. */
export function grant(
  appName: string,
  entitlementId: string,
  accountName: string,
  fields: Partial<GrantRecord> = {},
): GrantRecord {
  const ids = {
    appId: idOf(appName),
    appEntitlementId: entitlementId,
    appUserId: idOf(accountName),
  };
  return {
    ...ids,
    createdAt: timestamps.createdAt,
    deprovisionAt: null,
    grantSources: [],
    originatingTicketId: '',
    reasons: [
      {
        ...ids,
        ...timestamps,
        derivedIdData: '',
        derivedIdType: 'ticket',
        reasonExpiresAt: null,
        referenceStrength: 'GRANT_REASON_REFERENCE_STRENGTH_STRONG',
      },
    ],
    ...fields,
  };
}

/** A closed task that granted an account an entitlement. */
export function grantTask(
  name: string,
  numericId: string,
  of: GrantRecord,
  userId: string,
): WireTask {
  return {
    ...timestamps,
    actions: [],
    analysisId: '',
    annotations: [],
    approverIds: [],
    commentCount: 0,
    createdByUserId: userId,
    data: null,
    description: '',
    displayName: name,
    emergencyAccess: false,
    externalRefs: [],
    form: null,
    id: idOf(name),
    insightIds: [],
    numericId,
    origin: 'TASK_ORIGIN_WEBAPP',
    policy: null,
    policyGenerationId: '',
    processing: 'TASK_PROCESSING_TYPE_DONE',
    recommendation: 'INSIGHT_RECOMMENDATION_UNSPECIFIED',
    revocationTargets: [],
    state: 'TASK_STATE_CLOSED',
    stepApproverIds: [],
    type: {
      grant: {
        appEntitlementId: of.appEntitlementId,
        appId: of.appId,
        appUserId: of.appUserId,
        grantDuration: null,
        identityUserId: userId,
        outcome: 'GRANT_OUTCOME_GRANTED',
        outcomeTime: timestamps.createdAt,
        source: null,
      },
    },
    userId,
  };
}
