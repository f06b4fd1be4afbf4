/** Tasks: a unit of work such as a grant or a revocation. */
import type { OpenEnum, WireDuration, WireInt64, WireJson, WireTimestamp } from './common';

/** `c1.api.task.v1.TaskView`. */
export interface WireTaskView {
  readonly accessReviewPath: string;
  readonly appPath: string;
  readonly appUserLastUsagePath: string;
  readonly appUserPath: string;
  readonly approversPath: string;
  readonly createdByUserPath: string;
  readonly entitlementsPath: string;
  readonly identityUserPath: string;
  readonly insightsPath: string;
  readonly objectPermissions: WireJson | null;
  readonly principalResourcePath: string;
  readonly resourceBindingsPath: string;
  readonly roleResourcePath: string;
  readonly scopeResourcePath: string;
  readonly stepApproversPath: string;
  readonly task: WireTask | null;
  readonly userPath: string;
}

/** `c1.api.task.v1.Task`. */
export interface WireTask {
  readonly actions: readonly OpenEnum<
    | 'TASK_ACTION_TYPE_UNSPECIFIED'
    | 'TASK_ACTION_TYPE_CLOSE'
    | 'TASK_ACTION_TYPE_APPROVE'
    | 'TASK_ACTION_TYPE_DENY'
    | 'TASK_ACTION_TYPE_COMMENT'
    | 'TASK_ACTION_TYPE_DELETE'
    | 'TASK_ACTION_TYPE_REASSIGN'
    | 'TASK_ACTION_TYPE_RESTART'
    | 'TASK_ACTION_TYPE_SEND_REMINDER'
    | 'TASK_ACTION_TYPE_PROVISION_COMPLETE'
    | 'TASK_ACTION_TYPE_PROVISION_CANCELLED'
    | 'TASK_ACTION_TYPE_PROVISION_ERRORED'
    | 'TASK_ACTION_TYPE_ROLLBACK_SKIPPED'
    | 'TASK_ACTION_TYPE_PROVISION_APP_USER_TARGET_CREATED'
    | 'TASK_ACTION_TYPE_HARD_RESET'
    | 'TASK_ACTION_TYPE_ESCALATE_TO_EMERGENCY_ACCESS'
    | 'TASK_ACTION_TYPE_CHANGE_POLICY'
    | 'TASK_ACTION_TYPE_RECALCULATE_DENIAL_FROM_BASE_POLICY_DECISIONS'
    | 'TASK_ACTION_TYPE_SET_INSIGHTS_AND_RECOMMENDATION'
    | 'TASK_ACTION_TYPE_SET_ANALYSIS_ID'
    | 'TASK_ACTION_TYPE_RECALCULATE_APPROVERS_LIST'
    | 'TASK_ACTION_TYPE_PROCESS_NOW'
    | 'TASK_ACTION_TYPE_APPROVE_WITH_STEP_UP'
    | 'TASK_ACTION_TYPE_SKIP_STEP'
    | 'TASK_ACTION_TYPE_ROLLBACK_CANCELLED'
    | 'TASK_ACTION_TYPE_UPDATE_REQUEST_DATA'
    | 'TASK_ACTION_TYPE_UPDATE_GRANT_DURATION'
    | 'TASK_ACTION_TYPE_RETRY_PROVISIONING'
  >[];
  readonly analysisId: string;
  readonly annotations: readonly WireJson[];
  readonly approverIds: readonly string[];
  readonly commentCount: number;
  readonly createdAt: WireTimestamp | null;
  readonly createdByUserId: string;
  readonly data: WireJson | null;
  readonly deletedAt: WireTimestamp | null;
  readonly description: string;
  readonly displayName: string;
  readonly emergencyAccess: boolean;
  readonly externalRefs: readonly WireJson[];
  readonly form: WireJson | null;
  readonly id: string;
  readonly insightIds: readonly string[];
  readonly numericId: WireInt64;
  readonly origin: OpenEnum<
    | 'TASK_ORIGIN_UNSPECIFIED'
    | 'TASK_ORIGIN_PROFILE_MEMBERSHIP_AUTOMATION'
    | 'TASK_ORIGIN_SLACK'
    | 'TASK_ORIGIN_API'
    | 'TASK_ORIGIN_JIRA'
    | 'TASK_ORIGIN_COPILOT'
    | 'TASK_ORIGIN_WEBAPP'
    | 'TASK_ORIGIN_TIME_REVOKE'
    | 'TASK_ORIGIN_NON_USAGE_REVOKE'
    | 'TASK_ORIGIN_PROFILE_MEMBERSHIP_MANUAL'
    | 'TASK_ORIGIN_PROFILE_MEMBERSHIP'
    | 'TASK_ORIGIN_AUTOMATION'
    | 'TASK_ORIGIN_ACCESS_REVIEW'
    | 'TASK_ORIGIN_CASCADE_DELETE'
  >;
  readonly policy: WireJson | null;
  readonly policyGenerationId: string;
  readonly processing: OpenEnum<
    | 'TASK_PROCESSING_TYPE_UNSPECIFIED'
    | 'TASK_PROCESSING_TYPE_PROCESSING'
    | 'TASK_PROCESSING_TYPE_WAITING'
    | 'TASK_PROCESSING_TYPE_DONE'
  >;
  readonly recommendation: OpenEnum<
    | 'INSIGHT_RECOMMENDATION_UNSPECIFIED'
    | 'INSIGHT_RECOMMENDATION_APPROVE'
    | 'INSIGHT_RECOMMENDATION_DENY'
    | 'INSIGHT_RECOMMENDATION_REVIEW'
  >;
  readonly revocationTargets: readonly WireJson[];
  readonly state: OpenEnum<'TASK_STATE_UNSPECIFIED' | 'TASK_STATE_OPEN' | 'TASK_STATE_CLOSED'>;
  readonly stepApproverIds: readonly string[];
  readonly type: WireTaskType | null;
  readonly updatedAt: WireTimestamp | null;
  readonly userId: string;
}

/** `c1.api.task.v1.TaskType`. */
export interface WireTaskType {
  /* oneof task_type: at most one of these keys is present */
  readonly action?: WireJson;
  readonly certify?: WireJson;
  readonly finding?: WireJson;
  readonly grant?: WireTaskTypeGrant;
  readonly offboarding?: WireJson;
  readonly revoke?: WireTaskTypeRevoke;
}

/** `c1.api.task.v1.TaskTypeGrant`. */
export interface WireTaskTypeGrant {
  readonly appEntitlementId: string;
  readonly appId: string;
  readonly appUserId: string;
  readonly grantDuration: WireDuration | null;
  readonly identityUserId: string;
  readonly outcome: OpenEnum<
    | 'GRANT_OUTCOME_UNSPECIFIED'
    | 'GRANT_OUTCOME_GRANTED'
    | 'GRANT_OUTCOME_DENIED'
    | 'GRANT_OUTCOME_ERROR'
    | 'GRANT_OUTCOME_CANCELLED'
    | 'GRANT_OUTCOME_WAIT_TIMED_OUT'
  >;
  readonly outcomeTime: WireTimestamp | null;
  readonly source: WireJson | null;
}

/** `c1.api.task.v1.TaskTypeRevoke`. */
export interface WireTaskTypeRevoke {
  readonly appEntitlementId: string;
  readonly appId: string;
  readonly appUserId: string;
  readonly identityUserId: string;
  readonly outcome: OpenEnum<
    | 'REVOKE_OUTCOME_UNSPECIFIED'
    | 'REVOKE_OUTCOME_REVOKED'
    | 'REVOKE_OUTCOME_DENIED'
    | 'REVOKE_OUTCOME_ERROR'
    | 'REVOKE_OUTCOME_CANCELLED'
    | 'REVOKE_OUTCOME_WAIT_TIMED_OUT'
  >;
  readonly outcomeTime: WireTimestamp | null;
  readonly source: WireJson | null;
  /* oneof principal: at most one of these keys is present */
  readonly resource?: WireJson;
}
