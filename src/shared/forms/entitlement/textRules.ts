import { isJsonObject, type JsonObject, type JsonValue } from '../../json';
import { parseDurationInput } from '../../text/duration';
import { isReservedAnnotation } from './settings';

/** What a typed text has to be. */
export const textRules = [
  'displayName',
  'alias',
  'annotationKey',
  'annotationValue',
  'duration',
  'id',
  'jsonObject',
  'freeText',
] as const;
export type TextRule = (typeof textRules)[number];

/**
 * Why a text is not accepted, in a sentence; undefined where it is.
 *
 * The limits of annotations are those of `AppEntitlement.annotations` in the API document. That ids
 * are 27 letters and digits is observed. Nothing is documented about what an alias may hold: it is
 * typed at command lines, so blanks are refused (inferred).
 */
export function problemOfText(rule: TextRule, text: string): string | undefined {
  switch (rule) {
    case 'displayName':
      return text.trim() === '' ? 'A name is needed.' : undefined;
    case 'alias':
      return /\s/.test(text) ? 'An alias has no blanks.' : undefined;
    case 'annotationKey':
      return problemOfAnnotationKey(text);
    case 'annotationValue':
      return problemOfAnnotationValue(text);
    case 'duration': {
      const input = parseDurationInput(text);
      return input.kind === 'problem' ? input.message : undefined;
    }
    case 'id':
      return text === '' || /^[A-Za-z0-9]{27}$/.test(text)
        ? undefined
        : `An id has 27 letters and digits; this has ${text.length} characters.`;
    case 'jsonObject':
      return text.trim() === '' || parseJsonObject(text) !== undefined
        ? undefined
        : 'This is not a JSON object, such as {"region": "eu"}.';
    case 'freeText':
      return undefined;
  }
}

function problemOfAnnotationKey(key: string): string | undefined {
  if (isReservedAnnotation(key)) return 'Keys that begin with c1/ belong to the service.';
  return /^[A-Za-z][A-Za-z0-9._/-]{0,127}$/.test(key)
    ? undefined
    : 'A key begins with a letter, then has letters, digits and . _ / - only, at most 128 in all.';
}

function problemOfAnnotationValue(value: string): string | undefined {
  if (value === '') return 'A value is needed; remove the annotation instead.';
  if (value.length > 256) return `A value has at most 256 characters; this has ${value.length}.`;
  // The characters that RFC 3986 lets a URL be made of.
  return /^[A-Za-z0-9._~:/?#[\]@!$&'()*+,;=%-]*$/.test(value)
    ? undefined
    : 'A value has only characters that may stand in a URL: no blanks, quotes or accents.';
}

/** @returns undefined for what is not a JSON object. */
export function parseJsonObject(text: string): JsonObject | undefined {
  try {
    // What was parsed from JSON is JSON.
    const parsed = JSON.parse(text) as JsonValue;
    return isJsonObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}
