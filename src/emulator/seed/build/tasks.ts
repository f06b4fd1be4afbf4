/** Tasks: the closed requests that grants came from. */
import type { WireTask } from '../../../shared/wire/tasks';
import { draw, drawBetween, drawOne } from '../draw';
import { idOf } from '../ids';
import type { Timeline } from '../timeline';
import type { AppSpec } from '../catalog/spec';
import { hasTask, type BuiltGrant } from './grants';

const firstNumericId = 1204;

const justifications = [
  'Needed for my new role.',
  'Taking over from a colleague who is on leave.',
  'Quarter-end close.',
  'On-call this week.',
  'Investigating a customer escalation.',
  'Migration to the new yard service.',
  'Audit evidence for the ISO surveillance visit.',
  'Peak season cover for Black Friday – two shifts.',
  'Onboarding: everyone on the team has this.',
  'Debugging label printers in RTM-2.',
];

const emergencies = [
  'Incident: dispatch queue stuck, trucks waiting at the gate.',
  'Incident: card payments failing since 06:40.',
  'Restoring a deleted namespace.',
];

/** The tasks of the grants that have one, oldest first, numbered in that order. */
export function buildTasks(
  grants: readonly (readonly [app: AppSpec, grant: BuiltGrant])[],
  managerIdOf: (userId: string) => string,
  at: Timeline,
): readonly WireTask[] {
  return grants
    .filter(([, grant]) => hasTask(grant))
    .sort(([, left], [, right]) => right.term.createdSecondsAgo - left.term.createdSecondsAgo)
    .map(([app, grant], index) => task(app, grant, firstNumericId + index * 3, managerIdOf, at));
}

function task(
  app: AppSpec,
  { record, entitlement, account, term }: BuiltGrant,
  numericId: number,
  managerIdOf: (userId: string) => string,
  at: Timeline,
): WireTask {
  const id = record.originatingTicketId;
  const { identityUserId, displayName, username } = account.wire;
  const isEmergency = entitlement.traits.hasEmergencyAccess && draw('emergency', id) < 0.4;
  const waitedSeconds = isEmergency
    ? drawBetween('waited', id, 60, 600)
    : drawBetween('waited', id, 900, 90_000);
  const managerId = managerIdOf(identityUserId);
  const ownerIds = app.owners.slice(0, 1).map((key) => idOf('user', key));
  const approverIds = [...new Set([managerId, ...ownerIds])].filter(
    (userId) => userId !== '' && userId !== identityUserId,
  );
  const isFromJira = draw('jira', id) < 0.1;
  return {
    actions: ['TASK_ACTION_TYPE_COMMENT'],
    analysisId: '',
    annotations: [],
    approverIds,
    commentCount: drawBetween('comments', id, 0, 2),
    createdAt: at(-term.createdSecondsAgo - waitedSeconds),
    createdByUserId: draw('behalf', id) < 0.15 && managerId !== '' ? managerId : identityUserId,
    data: null,
    deletedAt: null,
    description: drawOne('why', id, isEmergency ? emergencies : justifications),
    displayName: `${entitlement.spec.displayName} for ${displayName || username}`,
    emergencyAccess: isEmergency,
    externalRefs: [],
    form: null,
    id,
    insightIds: [],
    numericId: String(numericId),
    origin: isFromJira
      ? 'TASK_ORIGIN_JIRA'
      : drawOne('origin', id, ['TASK_ORIGIN_WEBAPP', 'TASK_ORIGIN_SLACK', 'TASK_ORIGIN_API']),
    policy: null,
    policyGenerationId: '',
    processing: 'TASK_PROCESSING_TYPE_DONE',
    recommendation: 'INSIGHT_RECOMMENDATION_UNSPECIFIED',
    revocationTargets: [],
    state: 'TASK_STATE_CLOSED',
    stepApproverIds: [],
    type: {
      grant: {
        appEntitlementId: record.appEntitlementId,
        appId: record.appId,
        appUserId: record.appUserId,
        grantDuration: term.durationSeconds === 0 ? null : `${term.durationSeconds}s`,
        identityUserId,
        outcome: 'GRANT_OUTCOME_GRANTED',
        outcomeTime: record.createdAt,
        source: isFromJira
          ? {
              conversationId: '',
              externalUrl: `https://larkmoor.atlassian.example/browse/SEC-${numericId}`,
              integrationId: '',
              isExtension: false,
              requestId: `SEC-${numericId}`,
            }
          : null,
      },
    },
    updatedAt: record.createdAt,
    userId: identityUserId,
  };
}
