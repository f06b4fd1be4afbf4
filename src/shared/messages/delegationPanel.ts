/**
 * What the panel of a delegation and the host say to each other: whose new tasks go to whom, from
 * when until when.
 */
import * as v from 'valibot';
import type { PanelProtocol } from './panel';

const person = v.object({
  id: v.string(),
  name: v.string(),
  /** Job, department and state; may be empty. */
  facts: v.string(),
});

/** Said below the field it is about; `refused` keeps it from being sent. */
const finding = v.object({
  field: v.picklist(['person', 'delegate', 'start', 'end']),
  severity: v.picklist(['refused', 'warning']),
  message: v.string(),
});

const moment = v.object({
  /** False for "at once", and for "without end". */
  isDated: v.boolean(),
  /** As typed; kept while it is not dated. */
  text: v.string(),
  /** How the text is understood, in the local zone and in UTC; empty where it is not. */
  meaning: v.string(),
});

const step = v.variant('kind', [
  v.object({ kind: v.literal('edit'), canReview: v.boolean(), canRemove: v.boolean() }),
  v.object({
    kind: v.literal('review'),
    action: v.picklist(['set', 'remove']),
    differences: v.array(v.object({ label: v.string(), before: v.string(), after: v.string() })),
    /** Method and path, and the body below. */
    request: v.string(),
    /** Why undoing will not give back exactly the state of before; empty where it will. */
    inexactUndo: v.string(),
  }),
  v.object({ kind: v.literal('applying') }),
  /** Until the next intent. */
  v.object({ kind: v.literal('done'), message: v.string(), canRemove: v.boolean() }),
]);

const view = v.object({
  tenant: v.string(),
  /** Name and offset of the zone that moments without a zone are in. */
  zone: v.string(),
  person: v.nullable(person),
  delegate: v.nullable(person),
  /** What the tenant shows of the person now. */
  current: v.string(),
  /** What was set from here about it, never the tenant's word; empty where nothing was. */
  remembered: v.string(),
  start: moment,
  end: moment,
  /** What a delegation does and does not. */
  rule: v.string(),
  findings: v.array(finding),
  /** The tenant is being asked about the people. */
  isLoading: v.boolean(),
  /** What failed last, and what to do; empty for nothing. Intent `retry` reads again. */
  failure: v.string(),
  step,
});
export type DelegationPanelView = v.InferOutput<typeof view>;
export type DelegationStep = v.InferOutput<typeof step>;

const momentFields = { isDated: v.boolean(), text: v.pipe(v.string(), v.maxLength(100)) };

const intent = v.variant('kind', [
  /** The host asks for a person in a quick pick. */
  v.object({ kind: v.literal('choosePerson') }),
  v.object({ kind: v.literal('chooseDelegate') }),
  v.object({ kind: v.literal('start'), ...momentFields }),
  v.object({ kind: v.literal('end'), ...momentFields }),
  v.object({ kind: v.literal('review') }),
  v.object({ kind: v.literal('reviewRemoval') }),
  /** From the review to the form. */
  v.object({ kind: v.literal('back') }),
  v.object({ kind: v.literal('apply') }),
  v.object({ kind: v.literal('retry') }),
]);
export type DelegationPanelIntent = v.InferOutput<typeof intent>;

export const delegationPanelProtocol: PanelProtocol<DelegationPanelView, DelegationPanelIntent> = {
  view,
  intent,
};
