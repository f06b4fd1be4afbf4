/** What was changed in a tenant since its seed, as JSON that can be kept and given back. */
import * as v from 'valibot';
import { editableEntitlementFields } from '../messages/entitlement';
import { patchRules } from '../protojson/message';

const ids = { appId: v.string(), appEntitlementId: v.string(), appUserId: v.string() };
const timestampOrNull = v.nullable(v.string());

const grantChange = v.object({
  ...ids,
  deprovisionAt: timestampOrNull,
  isRevoked: v.boolean(),
});

const entitlementChange = v.object({
  appId: v.string(),
  id: v.string(),
  fields: v.object({
    ...patchRules(editableEntitlementFields).entries,
    updatedAt: v.exactOptional(timestampOrNull),
    userEditedMask: v.exactOptional(v.nullable(v.string())),
  }),
});

const delegationChange = v.object({
  userId: v.string(),
  delegatedUserId: v.string(),
  startAt: timestampOrNull,
  expirationAt: timestampOrNull,
  createdAt: timestampOrNull,
  updatedAt: timestampOrNull,
  deletedAt: timestampOrNull,
});

const ownerChange = v.object({
  appId: v.string(),
  id: v.string(),
  userId: v.string(),
  isOwner: v.boolean(),
  changedAt: v.string(),
});

const tenantChanges = v.object({
  version: v.literal(1),
  grants: v.array(grantChange),
  entitlements: v.array(entitlementChange),
  delegations: v.array(delegationChange),
  /** Absent from changes that were kept before owners could be changed. */
  owners: v.optional(v.array(ownerChange), []),
});

/** All changes made to a tenant. Ids and absolute dates only: it fits any later start of the seed. */
export type TenantChanges = v.InferOutput<typeof tenantChanges>;

/** The changes are of a version, or in a shape, that this emulator does not know. */
export class UnknownChangesError extends Error {
  override readonly name = 'UnknownChangesError';
}

/** Checks changes that come from outside. Throws `UnknownChangesError`. */
export function parseTenantChanges(value: unknown): TenantChanges {
  const parsed = v.safeParse(tenantChanges, value);
  if (parsed.success) return parsed.output;
  throw new UnknownChangesError(`The kept changes cannot be read: ${parsed.issues[0].message}`);
}
