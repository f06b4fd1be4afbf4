import {
  fieldsOf,
  labelOfSetting,
  sameSetting,
  type SettingField,
} from '../../../shared/forms/entitlement/settings';
import type { JsonValue } from '../../../shared/json';
import type { EntitlementChange } from '../change';
import { saidUnasked } from '../families/entitlementUpdates';
import { isAsNoted, isIncomplete } from '../journal/withoutSecrets';
import { planEntitlementUpdate } from '../plan/planEntitlementUpdate';
import { wordsOf } from './entryWords';
import {
  alreadyAsBefore,
  impossible,
  type InexactField,
  type UndoDraft,
  type UndoWish,
} from './undo';

/** Gives the settings back whose values of before are known, and names the others. */
export function undoEntitlement(
  { edits, entitlement }: EntitlementChange,
  { entry, session, today }: UndoWish,
): UndoDraft {
  const { after, before, maybeHidden, subject } = entry;
  const given: Partial<Record<SettingField, JsonValue>> = {};
  const inexact: InexactField[] = [];
  for (const field of fieldsOf(edits)) {
    const was = before[field] ?? null;
    const isNow = today[field];
    const leave = (why: string) => inexact.push({ label: labelOfSetting(field), why });
    if (isIncomplete(was)) {
      leave(
        'it may have held secrets, so the journal did not keep it: set it in the settings panel',
      );
    } else if (isNow === undefined) {
      leave('your role may hide what is in it now, and that is not overwritten unseen');
    } else if (sameSetting(isNow, was)) {
      continue;
    } else if (maybeHidden.includes(field)) {
      leave('the role of whoever changed it may have hidden what was in it');
    } else if (isIncomplete(isNow) && !isAsNoted(isNow, after?.[field])) {
      leave(
        'an account is configured in it now, which the journal does not keep: whether that was changed since cannot be told, so it is not overwritten',
      );
    } else {
      given[field] = was;
    }
  }
  if (Object.keys(given).length === 0) {
    return inexact.length === 0
      ? alreadyAsBefore
      : impossible(
          `It cannot be undone exactly. ${inexact.map(({ label, why }) => `${label}: ${why}.`).join(' ')}`,
        );
  }
  const plan = planEntitlementUpdate(
    {
      entitlement,
      subject,
      base: today,
      edits: given,
      describe: wordsOf(entry),
      // What the tenant may hide is missing, and no field that is missing is given back.
      seesAllFields: Object.keys(saidUnasked).every((field) => field in today),
    },
    session,
  );
  return { kind: 'ready', plan, inexact };
}
