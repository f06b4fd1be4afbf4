import type { Problems } from '../../../shared/forms/entitlement/problems';
import {
  annotationKeyOf,
  labelOfSetting,
  type SettingField,
} from '../../../shared/forms/entitlement/settings';

/** A refusal at the field that it names; empty where it names none of those that were sent. */
export function refusalOf({ message }: Error, sent: readonly SettingField[]): Problems {
  const field = fieldNamedIn(message, sent);
  return field === undefined ? {} : { [field]: message };
}

/** How servers write about fields whose JSON name they do not use. */
const otherNames: Readonly<Partial<Record<SettingField, readonly string[]>>> = {
  maxGrantDuration: ['durationGrant', 'durationUnset', 'max_grant_duration'],
};

/** Which of the fields that were sent an error of the server is about; undefined where none is named. */
export function fieldNamedIn(
  message: string,
  sent: readonly SettingField[],
): SettingField | undefined {
  const said = folded(message);
  const named = sent.filter((field) => namesOf(field).some((name) => said.includes(folded(name))));
  // The longest name that fits: `emergencyGrantPolicyId` is not about `grantPolicyId`.
  return named.toSorted((one, other) => other.length - one.length)[0];
}

const namesOf = (field: SettingField): readonly string[] => {
  const key = annotationKeyOf(field);
  if (key !== undefined) return [`annotation key ${key}`, `annotation value of ${key}`];
  return [field, labelOfSetting(field), ...(otherNames[field] ?? [])];
};

/** Go, JSON and prose write one name in three ways: `GrantPolicyId`, `grantPolicyId`, `grant policy`. */
const folded = (text: string) => text.toLowerCase().replace(/[\s_]/g, '');
