import { typedConfig } from '../../../shared/forms/entitlement/accountConfig';
import { editNode, followSteps, type NodeEdit } from '../../../shared/forms/entitlement/editNode';
import { everyNode, type FormNode } from '../../../shared/forms/entitlement/formNode';
import { mergeSettings, type SettingClash } from '../../../shared/forms/entitlement/mergeSettings';
import { problemsOf, type Problems } from '../../../shared/forms/entitlement/problems';
import { settingForm } from '../../../shared/forms/entitlement/settingForm';
import {
  annotationField,
  annotationKeyOf,
  editsOf,
  fieldsOf,
  fixedSettingBecause,
  isSettingField,
  type EntitlementEdits,
  type EntitlementSettings,
  type SettingField,
} from '../../../shared/forms/entitlement/settings';
import { parseJsonObject, problemOfText } from '../../../shared/forms/entitlement/textRules';
import { valueAt } from '../../../shared/forms/jsonPath';
import type { JsonValue } from '../../../shared/json';
import { parseDurationInput } from '../../../shared/text/duration';
import type { EntitlementDetails } from '../../api/entitlementSettings';

/** What a person has done to an entitlement's settings so far. Replaced on every edit. */
export interface FormState {
  readonly appId: string;
  /** The built-in Access entitlement, whose names are fixed. */
  readonly isAccess: boolean;
  /** What the tenant has, as last read. */
  readonly base: EntitlementSettings;
  readonly edits: EntitlementEdits;
  /**
   * What edited fields were at first, with their steps in the order of the edits, where that is not
   * what `base` has: a step is known by where it came from.
   */
  readonly origins: EntitlementSettings;
  /** Texts as they were typed, by address, where the value is another thing than its text. */
  readonly texts: Readonly<Record<string, string>>;
  readonly newAnnotation: { readonly key: string; readonly value: string };
  /** Fields that somebody else changed as well, to be settled before anything is sent. */
  readonly clashes: readonly SettingClash[];
}

export const newKeyAddress = 'newAnnotation/key';
export const newValueAddress = 'newAnnotation/value';

const noAnnotation = { key: '', value: '' };

export const pristine = ({
  entitlement: { appId, isAccess },
  settings,
}: EntitlementDetails): FormState => ({
  appId,
  isAccess,
  base: settings,
  edits: {},
  origins: {},
  texts: {},
  newAnnotation: noAnnotation,
  clashes: [],
});

/** The settings as the person wants them. */
export const mineOf = ({ base, edits }: FormState): EntitlementSettings => ({ ...base, ...edits });

export const formOf = (state: FormState, field: SettingField): FormNode =>
  settingForm(field, mineOf(state)[field] ?? null, state.appId);

/** The annotations in their order, those included that the person wants to remove. */
export function annotationFields(state: FormState): readonly SettingField[] {
  const { base, edits } = state;
  return fieldsOf({ ...base, ...edits }).filter(
    (field) =>
      annotationKeyOf(field) !== undefined && (edits[field] ?? base[field] ?? null) !== null,
  );
}

/** Whether the field is an annotation that the person wants to remove. */
export const isRemoved = ({ edits }: Pick<FormState, 'edits'>, field: SettingField): boolean =>
  annotationKeyOf(field) !== undefined && edits[field] === null;

export function nodeAt(state: FormState, address: string): FormNode | undefined {
  const field = annotationKeyOf(address) === undefined ? address.split('/')[0] : address;
  if (field === undefined || !isSettingField(field)) return undefined;
  return everyNode(formOf(state, field)).find((node) => node.address === address);
}

/** Why a node can only be looked at; undefined where it can be edited. */
export function fixedBecause(
  { field, shape }: FormNode,
  { isAccess }: Pick<FormState, 'isAccess'>,
): string | undefined {
  if (shape.kind === 'unknown') return 'This version of the extension does not know this kind.';
  return fixedSettingBecause(field, isAccess);
}

/** Edits the node at an address; one that is not there (any more) changes nothing. */
export function editForm(state: FormState, address: string, edit: NodeEdit): FormState {
  const node = nodeAt(state, address);
  if (node === undefined || fixedBecause(node, state) !== undefined) return state;
  const typed = edit.kind === 'set' ? readTyped(node, edit.value) : undefined;
  if (typed !== undefined) {
    const held = { ...state, texts: { ...state.texts, [address]: typed.text } };
    return typed.value === undefined
      ? held
      : withNode(held, node, { kind: 'set', value: typed.value });
  }
  return withNode({ ...state, texts: textsBeside(state.texts, node, edit) }, node, edit);
}

function withNode(state: FormState, node: FormNode, edit: NodeEdit): FormState {
  const { field, path } = node;
  const mine = mineOf(state);
  const origin = originOf(state, field);
  const value = editNode(mine[field] ?? null, node, edit, valueAt(origin, path));
  return {
    ...state,
    edits: editsOf(state.base, { ...mine, [field]: value }),
    origins: { ...state.origins, [field]: followSteps(origin, node, edit) },
  };
}

const originOf = ({ base, origins }: FormState, field: SettingField): JsonValue =>
  (field in origins ? origins[field] : base[field]) ?? null;

/** The form with a text in it that is not the real configuration of an account. */
export const withHiddenConfig = (state: FormState, address: string): FormState => {
  const node = nodeAt(state, address);
  return node === undefined ? state : withNode(state, node, { kind: 'set', value: typedConfig });
};

/** A text whose value is another thing; the value is undefined while the text is not accepted. */
function readTyped(
  { shape }: FormNode,
  typed: JsonValue,
): { readonly text: string; readonly value: JsonValue | undefined } | undefined {
  if (typeof typed !== 'string') return undefined;
  if (shape.kind === 'duration') {
    const input = parseDurationInput(typed);
    if (input.kind === 'unlimited') return { text: '', value: null };
    return { text: typed, value: input.kind === 'limited' ? input.duration : undefined };
  }
  if (shape.kind === 'jsonObject') {
    return { text: typed, value: typed.trim() === '' ? null : parseJsonObject(typed) };
  }
  return undefined;
}

/** Texts of nodes that an edit replaces or moves would come back at another place. */
function textsBeside(
  texts: FormState['texts'],
  { address, field, shape }: FormNode,
  { kind }: NodeEdit,
): FormState['texts'] {
  const isReshaped = shape.kind === 'oneof' || (kind !== 'set' && kind !== 'pick');
  const isBeside = (other: string) =>
    isReshaped ? other.startsWith(`${field}/`) : other === address;
  return Object.fromEntries(Object.entries(texts).filter(([other]) => !isBeside(other)));
}

/** Types into the row for a new annotation. */
export const typeNewAnnotation = (state: FormState, address: string, text: string): FormState => ({
  ...state,
  newAnnotation: {
    ...state.newAnnotation,
    ...(address === newKeyAddress ? { key: text } : { value: text }),
  },
});

/** Why the new annotation cannot be added; both empty where it can. */
export function newAnnotationProblems(state: FormState): {
  readonly key: string;
  readonly value: string;
} {
  const { key, value } = state.newAnnotation;
  const isThere = (mineOf(state)[annotationField(key)] ?? null) !== null;
  return {
    key: isThere ? 'There is such an annotation.' : (problemOfText('annotationKey', key) ?? ''),
    value: problemOfText('annotationValue', value) ?? '',
  };
}

export function addAnnotation(state: FormState): FormState {
  const problems = newAnnotationProblems(state);
  if (problems.key !== '' || problems.value !== '') return state;
  const { key, value } = state.newAnnotation;
  const added = setField(state, annotationField(key), value);
  return { ...added, newAnnotation: noAnnotation };
}

/** Sets a whole field. Null takes an annotation away. */
export function setField(state: FormState, field: SettingField, value: JsonValue): FormState {
  const edits = editsOf(state.base, { ...mineOf(state), [field]: value });
  const origins = Object.fromEntries(
    Object.entries(state.origins).filter(([other]) => other !== field),
  );
  return { ...state, edits, origins, texts: withoutTextsOf(field, state.texts) };
}

const withoutTextsOf = (field: SettingField, texts: FormState['texts']): FormState['texts'] =>
  Object.fromEntries(
    Object.entries(texts).filter(
      ([address]) => address !== field && !address.startsWith(`${field}/`),
    ),
  );

/** Gives a field the tenant's value back. */
export const revertField = (state: FormState, field: SettingField): FormState => ({
  ...setField(state, field, state.base[field] ?? null),
  clashes: state.clashes.filter((clash) => clash.field !== field),
});

/** Puts the edits onto what the tenant has now. */
export function rebase(state: FormState, now: EntitlementSettings): FormState {
  const { clashes, edits } = mergeSettings(state.base, state.edits, now);
  // A clash stays until the person settles it, whatever else is read meanwhile.
  const open = state.clashes.filter(
    ({ field }) => field in edits && clashes.every((clash) => clash.field !== field),
  );
  const settled = open.map((clash) => ({ ...clash, serverNow: now[clash.field] ?? null }));
  // The steps that are edited came from those of before.
  const origins = Object.fromEntries(
    fieldsOf(edits).map((field) => [field, originOf(state, field)] as const),
  );
  const merged = { ...state, base: now, edits, origins, clashes: [...settled, ...clashes] };
  return { ...merged, texts: pendingTexts(merged, (field) => field in edits) };
}

/** Texts of fields that are still edited, and those that are not accepted yet. */
function pendingTexts(
  state: FormState,
  isEdited: (field: SettingField) => boolean,
): FormState['texts'] {
  const kept = Object.entries(state.texts).filter(([address, text]) => {
    const node = nodeAt(state, address);
    return node !== undefined && (isEdited(node.field) || problemOfTyped(node, text) !== undefined);
  });
  return Object.fromEntries(kept);
}

export function resolveClash(state: FormState, field: string, take: 'mine' | 'theirs'): FormState {
  const clash = state.clashes.find((one) => one.field === field);
  if (clash === undefined) return state;
  if (take === 'theirs') return revertField(state, clash.field);
  return { ...state, clashes: state.clashes.filter((one) => one !== clash) };
}

/** Takes in what a write answered about the fields that it changed. */
export function afterWrite(
  state: FormState,
  sent: EntitlementEdits,
  after: EntitlementSettings,
): FormState {
  const now = { ...state.base, ...after };
  const mine = { ...mineOf(state) };
  for (const field of fieldsOf(sent)) {
    // The tenant may have put it in its own words; what was typed meanwhile stays.
    if (state.edits[field] === sent[field]) mine[field] = now[field] ?? null;
  }
  const written = { ...state, base: now, edits: editsOf(now, mine), origins: {}, clashes: [] };
  return { ...written, texts: pendingTexts(written, (field) => field in written.edits) };
}

/** Everything that keeps the edits from being sent, by address. */
export function problemsIn(state: FormState): Problems {
  const typed = Object.entries(state.texts).flatMap(([address, text]) => {
    const node = nodeAt(state, address);
    const problem = node === undefined ? undefined : problemOfTyped(node, text);
    return problem === undefined ? [] : [[address, problem] as const];
  });
  return { ...problemsOf(state.base, mineOf(state), state.appId), ...Object.fromEntries(typed) };
}

const problemOfTyped = ({ shape }: FormNode, text: string) =>
  problemOfText(shape.kind === 'duration' ? 'duration' : 'jsonObject', text);

export const holdsNewAnnotation = ({ newAnnotation: { key, value } }: FormState): boolean =>
  key !== '' || value !== '';

/** Whether there is anything to lose: edits, or text that is not accepted yet. */
export const isDirty = (state: FormState): boolean =>
  fieldsOf(state.edits).length > 0 ||
  holdsNewAnnotation(state) ||
  Object.keys(pendingTexts(state, () => false)).length > 0;
