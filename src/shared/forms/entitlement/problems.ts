import { countOf } from '../../text/words';
import { objectOf, textOf } from '../jsonPath';
import { hiddenConfigsIn } from './accountConfig';
import { everyNode, type FormNode } from './formNode';
import { settingForm } from './settingForm';
import {
  annotationKeyOf,
  editsOf,
  fieldsOf,
  isReservedAnnotation,
  sameSetting,
  type EntitlementEdits,
  type EntitlementSettings,
  type SettingField,
} from './settings';
import { problemOfText } from './textRules';

/** Why something is not accepted, in a sentence, by the address of the node. */
export type Problems = Readonly<Record<string, string>>;

/** Where problems of all annotations together are shown. */
export const annotationsAddress = 'annotations';

/** The limits of `AppEntitlement.annotations` in the API document. */
const maxAnnotations = 16;
const maxAnnotationBytes = 4096;

const hiddenTyped =
  'What was typed here may hold secrets, so it was not kept. Type it again, or revert the setting.';
const hiddenUnknown =
  'A configuration in here may hold secrets, so it is not kept in drafts. Revert the setting.';

/**
 * What is wrong with the settings and was not wrong with them in the tenant already: what a person
 * did not touch keeps nobody from changing something else. A configuration that is not the real one
 * is a problem in whatever is changed, because all of a changed field is sent.
 */
export function problemsOf(
  base: EntitlementSettings,
  mine: EntitlementSettings,
  appId: string,
): Problems {
  const known = allProblems(base, appId);
  const added = Object.entries(allProblems(mine, appId)).filter(
    ([address, problem]) => known[address] !== problem,
  );
  return { ...Object.fromEntries(added), ...problemsOfHidden(editsOf(base, mine), appId) };
}

function allProblems(settings: EntitlementSettings, appId: string): Problems {
  const fields = fieldsOf(settings).filter((field) => !isGone(field, settings));
  const ofNodes = fields
    .flatMap((field) => everyNode(settingForm(field, settings[field] ?? null, appId)))
    .flatMap((node) => {
      const problem = problemOfNode(node);
      return problem === undefined ? [] : [[node.address, problem] as const];
    });
  return {
    ...Object.fromEntries(ofNodes),
    ...problemOfEmergency(settings),
    ...problemOfAnnotations(settings),
  };
}

const isGone = (field: SettingField, settings: EntitlementSettings) =>
  annotationKeyOf(field) !== undefined && (settings[field] ?? null) === null;

/** Why what one node holds is not accepted; its parts are asked for themselves. */
export function problemOfNode(node: FormNode): string | undefined {
  const { isRequired, label, shape } = node;
  if (isRequired && isEmpty(node)) return `${label}: this is needed.`;
  switch (shape.kind) {
    case 'text':
      return problemOfText(shape.rule, textOf(node.value));
    case 'typedId':
      return problemOfText('id', textOf(node.value));
    default:
      return undefined;
  }
}

const isEmpty = ({ shape, value }: FormNode) =>
  sameSetting(shape.kind === 'entitlement' ? objectOf(value)[shape.member] : value, null);

/** What only stands for a configuration is told where it can be typed again, or else of the field. */
function problemsOfHidden(edits: EntitlementEdits, appId: string): Problems {
  const problems = fieldsOf(edits).flatMap((field) => {
    const value = edits[field] ?? null;
    const nodes = everyNode(settingForm(field, value, appId));
    return hiddenConfigsIn(value).map((path) => {
      const address = [field, ...path].join('/');
      const isTyped = nodes.some(
        (node) => node.shape.kind === 'jsonObject' && node.address === address,
      );
      return isTyped ? ([address, hiddenTyped] as const) : ([field, hiddenUnknown] as const);
    });
  });
  return Object.fromEntries(problems);
}

/** `emergencyGrantEnabled` requires `emergencyGrantPolicyId`, says the API document. */
function problemOfEmergency(settings: EntitlementSettings): Problems {
  const isMissing =
    settings.emergencyGrantEnabled === true && sameSetting(settings.emergencyGrantPolicyId, null);
  return isMissing ? { emergencyGrantPolicyId: 'Emergency access needs its policy.' } : {};
}

function problemOfAnnotations(settings: EntitlementSettings): Problems {
  const kept = fieldsOf(settings).flatMap((field) => {
    const key = annotationKeyOf(field);
    return key === undefined || isGone(field, settings) ? [] : [[key, settings[field]] as const];
  });
  const own = kept.filter(([key]) => !isReservedAnnotation(key));
  if (own.length > maxAnnotations) {
    const count = countOf(own.length, 'annotation');
    return { [annotationsAddress]: `These are ${count}; at most ${maxAnnotations} are kept.` };
  }
  // Keys and values are ASCII, so characters are bytes.
  return JSON.stringify(Object.fromEntries(kept)).length > maxAnnotationBytes
    ? { [annotationsAddress]: `All annotations together have at most ${maxAnnotationBytes} bytes.` }
    : {};
}
