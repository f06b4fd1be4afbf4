import type { Account } from './account';
import type { Entitlement } from './entitlement';
import { asResourceTypeId, type EntitlementRef, type GrantRef, type TaskId } from './ids';

/** An account holds an entitlement, perhaps until a date. */
export interface Grant extends GrantRef {
  readonly account: Account | undefined;
  /** The entitlement as the answer carried it; it can be deleted while its grants live on. */
  readonly entitlement: Entitlement | undefined;
  readonly grantedAt: Date | undefined;
  /** When the server takes it away; undefined for a standing grant. */
  readonly expiresAt: Date | undefined;
  /** The entitlements it is inherited through; empty for a direct grant. */
  readonly sources: readonly EntitlementRef[];
  /** The task that asked for it. */
  readonly originTaskId: TaskId | undefined;
}

/** The entitlement of a grant; where the answer did not carry it along, only its ids are known. */
export function entitlementOf({ appId, entitlement, entitlementId }: Grant): Entitlement {
  return (
    entitlement ?? {
      appId,
      entitlementId,
      displayName: '',
      description: '',
      slug: '',
      alias: '',
      resourceTypeId: asResourceTypeId(''),
      resourceName: undefined,
      grantCount: 0,
      riskLevelId: undefined,
      isAccess: false,
      isDeleted: false,
    }
  );
}

/** An inherited grant ends with its source: it has no expiration of its own to set. */
export function isInherited(grant: Grant): boolean {
  return grant.sources.length > 0;
}

export type ReasonStrength = 'strong' | 'weak' | 'unknown';

/** Why a grant exists. The grant goes once its last strong reason is gone. */
export interface GrantReason {
  readonly strength: ReasonStrength;
  /** What the reason points at, such as `ticket` or `group`; free text. */
  readonly derivedFrom: string;
  readonly derivedId: string;
  readonly createdAt: Date | undefined;
  readonly expiresAt: Date | undefined;
}

/** One grant of `GET …/entitlements/{id}/grants`, the only call that tells reasons. */
export interface ExplainedGrant extends GrantRef {
  readonly reasons: readonly GrantReason[];
  readonly sources: readonly EntitlementRef[];
}
