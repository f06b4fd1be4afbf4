import {
  fieldsOf,
  labelOfSetting,
  sameSetting,
  type SettingField,
} from '../../../shared/forms/entitlement/settings';
import type { JsonValue } from '../../../shared/json';
import type { EntitlementChange } from '../change';
import { isIncomplete } from '../journal/withoutSecrets';
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
  const { before, maybeHidden, subject } = entry;
  const given: Partial<Record<SettingField, JsonValue>> = {};
  const inexact: InexactField[] = [];
  for (const field of fieldsOf(edits)) {
    const was = before[field] ?? null;
    const label = labelOfSetting(field);
    if (isIncomplete(was)) {
      inexact.push({
        label,
        why: 'it may have held secrets, so the journal did not keep it: set it in the settings panel',
      });
    } else if (sameSetting(today[field], was)) {
      continue;
    } else if (maybeHidden.includes(field)) {
      inexact.push({
        label,
        why: 'it was blank for whoever changed it, and their role may have hidden what was in it',
      });
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
      // What is blank now is what the entry wrote, unless a conflict says otherwise.
      seesAllFields: true,
    },
    session,
  );
  return { kind: 'ready', plan, inexact };
}
