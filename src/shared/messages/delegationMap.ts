/** What the picture of who delegates to whom and the host say to each other. */
import * as v from 'valibot';
import type { PanelProtocol } from './panel';

const place = v.pipe(v.number(), v.integer(), v.minValue(0));
const mark = v.picklist(['cycle', 'chain', 'disabledDelegate']);

/** A person in a grid of whole numbers. */
const person = v.object({
  id: v.string(),
  name: v.string(),
  /** Disabled or deleted in the directory. */
  hasLeft: v.boolean(),
  /** 0 at the left; tasks go to the right, but for the one arrow that closes a circle. */
  column: place,
  /** 0 at the top. */
  row: place,
  /** Counts, from the top, groups of people whose tasks end at the same place. */
  group: place,
  /** What a screen reader says, in one sentence. */
  spoken: v.string(),
});

const delegation = v.object({
  userId: v.string(),
  name: v.string(),
  delegateId: v.string(),
  delegateName: v.string(),
  marks: v.array(mark),
  /** The marks in words; empty for none. */
  markWords: v.string(),
  /** Names from the person to where the tasks would end if they were passed on. */
  way: v.string(),
  /** What was set from here, never the tenant's word; empty where nothing was. */
  remembered: v.string(),
});

const view = v.object({
  tenant: v.string(),
  /** How many there are, and of what to look at; says so where the list is not complete. */
  summary: v.string(),
  /** When the list was read to its end, in the local zone; empty before that. */
  asOf: v.string(),
  isLoading: v.boolean(),
  /** Why the list is not complete; empty where it is. Intent `refresh` reads it again. */
  problem: v.string(),
  columnCount: place,
  rowCount: place,
  /** From top to bottom, those of a row from left to right: the order of the keyboard. */
  people: v.array(person),
  /** One per arrow, and one per row of the table beside the picture. */
  delegations: v.array(delegation),
});
export type DelegationMapView = v.InferOutput<typeof view>;

const userId = v.pipe(v.string(), v.nonEmpty());
const intent = v.variant('kind', [
  v.object({ kind: v.literal('refresh') }),
  v.object({ kind: v.literal('cancel') }),
  /** Opens the panel of the person's delegation. */
  v.object({ kind: v.literal('open'), userId }),
  /** Shows the person in the view People. */
  v.object({ kind: v.literal('showPerson'), userId }),
]);
export type DelegationMapIntent = v.InferOutput<typeof intent>;

export const delegationMapProtocol: PanelProtocol<DelegationMapView, DelegationMapIntent> = {
  view,
  intent,
};
