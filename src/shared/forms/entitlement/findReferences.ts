import { isJsonObject, type JsonValue } from '../../json';
import { everyNode, type FormNode } from './formNode';
import type { Reference } from './references';
import { settingForm } from './settingForm';
import { fieldsOf, type EntitlementSettings } from './settings';

/** Everything that the settings refer to by id, to find out the names of. */
export function referencesIn(settings: EntitlementSettings, appId: string): readonly Reference[] {
  return fieldsOf(settings)
    .flatMap((field) => everyNode(settingForm(field, settings[field] ?? null, appId)))
    .flatMap(referencesOf);
}

function referencesOf({ shape, value }: FormNode): readonly Reference[] {
  switch (shape.kind) {
    case 'reference': {
      const { appId } = shape.context;
      const inApp = appId === undefined ? {} : { appId };
      return textsIn([value]).map((id) => ({ kind: shape.to, id, ...inApp }));
    }
    case 'references':
      return textsIn(Array.isArray(value) ? value : []).map((id) => ({ kind: shape.to, id }));
    case 'typedId':
      return textsIn([value]).map((id) => ({ kind: shape.of, id }));
    case 'entitlement': {
      const { appId, [shape.member]: id } = isJsonObject(value) ? value : {};
      return isId(appId) && isId(id) ? [{ kind: 'entitlement', id: `${appId}/${id}` }] : [];
    }
    default:
      return [];
  }
}

const isId = (value: JsonValue | undefined): value is string =>
  typeof value === 'string' && value !== '';

const textsIn = (values: readonly JsonValue[]) => values.filter(isId);
