import type { EntitlementRef, ResourceTypeId, RiskLevelId } from './ids';

/** One permission on one resource that an account can hold. */
export interface Entitlement extends EntitlementRef {
  readonly displayName: string;
  readonly description: string;
  /** The permission word, such as `member` or `admin`. */
  readonly slug: string;
  /** A short unique handle; empty where none is set. */
  readonly alias: string;
  readonly resourceTypeId: ResourceTypeId;
  /** The resource's name where the server sent it along. */
  readonly resourceName: string | undefined;
  /** Open grants, as the server counts them. */
  readonly grantCount: number;
  readonly riskLevelId: RiskLevelId | undefined;
  /** The built-in Access entitlement: "has an account in this app". */
  readonly isAccess: boolean;
  readonly isDeleted: boolean;
}
