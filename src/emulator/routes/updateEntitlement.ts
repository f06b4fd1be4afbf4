/** Changing the settings of an entitlement. */
import * as v from 'valibot';
import type { WireAppEntitlement } from '../../shared/wire/entitlements';
import { invalidArgument, notFound, unimplemented } from '../errors';
import { Expansion } from '../expansion';
import { appEntitlementExpandMask } from '../messages/common';
import { appEntitlement, editableEntitlementFields } from '../messages/entitlement';
import { nested } from '../protojson/compounds';
import { message, patchRules, type Decoded } from '../protojson/message';
import { bool, fieldMask, id } from '../protojson/scalars';
import { preciseTimestamp } from '../protojson/time';
import { requireOwner, route, type Call, type Route } from '../route';
import type { EntitlementPatch } from '../store/tenantStore';
import { entitlementPaths, entitlementView } from '../views';
import { checkEntitlementUpdate, mergeAnnotations } from './entitlementRules';
import type { EntitlementAnswer } from './entitlements';

const updateRequest = message('c1.api.app.v1.UpdateAppEntitlementRequest', {
  appId: id,
  id,
  entitlement: nested(appEntitlement),
  expandMask: nested(appEntitlementExpandMask),
  overrideAccessRequestsDefaults: bool,
  updateMask: fieldMask,
});

type Update = Decoded<typeof updateRequest>;
type Entitlement = Decoded<typeof appEntitlement>;

const editableRules = patchRules(editableEntitlementFields);
const durationMembers: readonly string[] = ['durationGrant', 'durationUnset'];

/** Fields that the next sync would set back if the service did not know that a person set them. */
const syncedFields: readonly string[] = ['displayName', 'description'];

/** The endpoint that changes entitlements. */
export const updateEntitlementRoutes: readonly Route[] = [
  route(
    'POST',
    '/api/v1/apps/{app_id}/entitlements/{id}',
    updateRequest,
    (request, call): EntitlementAnswer => {
      const expansion = Expansion.of(request.expandMask, entitlementPaths);
      requireOwner(call, request);
      const current = call.store.entitlement(request);
      if (current?.deletedAt !== null) throw notFound('app entitlement');
      const patch = patchOf(request, current, call);
      checkEntitlementUpdate(call.store, current, patch);
      call.store.writer.updateEntitlement(request, patch);
      const updated = call.store.entitlement(request) ?? current;
      return {
        appEntitlementView: entitlementView(call, updated, expansion),
        expanded: expansion.expanded,
      };
    },
  ),
];

/** The fields that the request changes, with their new values. Throws `StatusError`. */
function patchOf(request: Update, current: WireAppEntitlement, { now }: Call): EntitlementPatch {
  const { entitlement } = request;
  if (entitlement === null) {
    throw invalidArgument('invalid UpdateAppEntitlementRequest.Entitlement: value is required');
  }
  const mask = request.updateMask ?? [];
  mask.forEach(checkPath);
  const paths = mask.length === 0 ? providedFields(entitlement) : mask;
  const values = Object.entries<unknown>(entitlement).filter(
    ([name]) => paths.includes(name) && !durationMembers.includes(name),
  );
  const patch = v.parse(editableRules, {
    ...Object.fromEntries(values),
    ...(paths.some((path) => durationMembers.includes(path)) ? durationOf(entitlement) : {}),
  });
  const { annotations } = patch;
  return {
    ...patch,
    ...(annotations === undefined
      ? {}
      : { annotations: mergeAnnotations(current.annotations, annotations) }),
    ...(request.overrideAccessRequestsDefaults ? { overrideAccessRequestsDefaults: true } : {}),
    updatedAt: preciseTimestamp(now),
    userEditedMask: editedMask(current, patch),
  };
}

function checkPath(path: string): void {
  const [name = '', ...inner] = path.split('.');
  if (appEntitlement.fields[name] === undefined) {
    throw invalidArgument(
      `invalid update mask: AppEntitlement has no field ${JSON.stringify(path)}`,
    );
  }
  if (!(name in editableEntitlementFields)) {
    throw invalidArgument(`invalid update mask: ${JSON.stringify(path)} cannot be updated`);
  }
  if (inner.length > 0) throw unimplemented(`the update path ${path}`);
}

/** Without a mask, what is provided is updated; protobuf cannot tell an unset value from a zero. */
function providedFields(entitlement: Entitlement): readonly string[] {
  return Object.entries<unknown>(entitlement)
    .filter(([name, value]) => {
      const unset = JSON.stringify(appEntitlement.fields[name]?.unset);
      return name in editableEntitlementFields && JSON.stringify(value) !== unset;
    })
    .map(([name]) => name);
}

/** The member of the oneof that is set. Either name in the mask stands for it (inferred). */
function durationOf({
  durationGrant,
}: Entitlement): Pick<EntitlementPatch, 'durationGrant' | 'durationUnset'> {
  return durationGrant === undefined ? { durationUnset: {} } : { durationGrant };
}

function editedMask(current: WireAppEntitlement, patch: EntitlementPatch): string | null {
  const edited = new Set(current.userEditedMask?.split(','));
  for (const name of Object.keys(patch)) {
    if (syncedFields.includes(name)) edited.add(name);
  }
  return edited.size === 0 ? null : [...edited].join(',');
}
