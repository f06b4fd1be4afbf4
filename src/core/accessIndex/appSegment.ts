import type { AccountKind, AccountStatus } from '../model/account';
import type { App, ResourceType } from '../model/app';
import type { Texts } from './textColumn';

/** Everything that was read of one app, in columns. Rows are numbers from 0 up. */
export interface AppSegment {
  readonly app: App;
  readonly resourceTypes: readonly ResourceType[];
  /** When reading began: what changed later may be missing. */
  readonly readAt: Date;
  readonly entitlements: EntitlementColumns;
  readonly accounts: AccountColumns;
  readonly grants: GrantColumns;
}

export interface EntitlementColumns {
  readonly ids: Texts;
  readonly names: Texts;
  readonly slugs: Texts;
  readonly resourceNames: Texts;
  readonly resourceTypeIds: Texts;
  readonly riskLevelIds: Texts;
  /** Bits of `entitlementFlag`. */
  readonly flags: Uint8Array;
  /** Rows of grants of an entitlement end here, and begin where those of the one before it end. */
  readonly grantEnds: Uint32Array;
}

export interface AccountColumns {
  readonly ids: Texts;
  readonly names: Texts;
  readonly usernames: Texts;
  readonly emails: Texts;
  readonly userIds: Texts;
  /** Places in `accountKinds`. */
  readonly kinds: Uint8Array;
  /** Places in `accountStatuses`. */
  readonly statuses: Uint8Array;
  /** Bits of `accountFlag`. */
  readonly flags: Uint8Array;
}

/** Grants, in the order of their entitlements. */
export interface GrantColumns {
  /** Rows of accounts. */
  readonly accounts: Uint32Array;
  /** Unix time in milliseconds; NaN for a standing grant. */
  readonly expiresAtMs: Float64Array;
  /** Unix time in milliseconds; NaN where the tenant does not tell. */
  readonly grantedAtMs: Float64Array;
  /** Keys of the entitlements that grants are inherited through, those of one grant after another. */
  readonly sources: Texts;
  /** Rows of the sources of a grant end here. */
  readonly sourceEnds: Uint32Array;
}

export const entitlementFlag = { access: 1, deleted: 2 } as const;

export const accountFlag = { external: 1 } as const;

export const accountKinds: readonly AccountKind[] = ['unknown', 'person', 'service', 'system'];
export const accountStatuses: readonly AccountStatus[] = [
  'unknown',
  'enabled',
  'disabled',
  'deleted',
];
