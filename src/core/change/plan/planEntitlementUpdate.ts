import { mayHideSetting } from '../../../shared/forms/entitlement/hiddenByRole';
import {
  labelOfSetting,
  type EntitlementEdits,
  type EntitlementSettings,
} from '../../../shared/forms/entitlement/settings';
import { updateBody } from '../../../shared/forms/entitlement/updateBody';
import type { JsonValue } from '../../../shared/json';
import type { EntitlementRef } from '../../model/ids';
import type { SignedInSession } from '../../session/session';
import type { ChangePlan, FieldState } from '../change';
import { entitlementUpdates, saidUnasked } from '../families/entitlementUpdates';
import { differencesOf, pickFields } from '../families/fieldState';
import { isIncomplete } from '../journal/withoutSecrets';

/** What an update of an entitlement is planned from. */
export interface EntitlementUpdate {
  readonly entitlement: EntitlementRef;
  /** The entitlement's name and its app's: `Admin on GitHub`. */
  readonly subject: string;
  /** The settings that the person saw. */
  readonly base: EntitlementSettings;
  /** The settings that they changed, and nothing else. */
  readonly edits: EntitlementEdits;
  /** Words for a value, with the names that the person knows; without it ids stay ids. */
  readonly describe?: (field: string, value: JsonValue) => string;
  /** Whether blank fields are really blank: a lower role does not see them all. */
  readonly seesAllFields: boolean;
}

/**
 * Works out what an update of an entitlement's settings sends.
 *
 * @throws {RangeError} where an edit holds what only stands for a configuration.
 */
export function planEntitlementUpdate(
  { base, describe, edits, entitlement, seesAllFields, subject }: EntitlementUpdate,
  session: SignedInSession,
): ChangePlan {
  const unasked = pickFields(base, saidUnasked);
  const before = { ...unasked, ...pickFields(base, edits) };
  const after = { ...unasked, ...pickFields(edits, edits) };
  const maybeHidden = seesAllFields
    ? []
    : Object.entries(before).flatMap(([field, value]) =>
        mayHideSetting(field, value) ? [field] : [],
      );
  const family =
    describe === undefined
      ? entitlementUpdates
      : { ...entitlementUpdates, describeFully: describe };
  return {
    change: { kind: 'updateEntitlement', entitlement, edits },
    session,
    base: before,
    after,
    differences: differencesOf(family, before, after),
    request: {
      effect: 'write',
      method: 'POST',
      pathTemplate: '/api/v1/apps/{app_id}/entitlements/{id}',
      pathParams: { app_id: entitlement.appId, id: entitlement.entitlementId },
      body: updateBody(edits, base),
    },
    subject,
    inexactUndo: inexactUndoOf(
      before,
      maybeHidden.filter((field) => field in edits),
    ),
    maybeHidden,
  };
}

function inexactUndoOf(before: FieldState, maybeHidden: readonly string[]): string | undefined {
  if (Object.values(before).some(isIncomplete)) {
    return 'the configuration of the account may hold secrets, so the journal does not keep it';
  }
  if (maybeHidden.length > 0) {
    const fields = maybeHidden.map(labelOfSetting).join(', ');
    return `your role may hide something of ${fields}: what was there is not known`;
  }
  return undefined;
}
