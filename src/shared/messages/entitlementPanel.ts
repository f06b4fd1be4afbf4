/**
 * What the panel of an entitlement's settings and the host say to each other. Addresses are opaque to
 * the panel: it sends them back as it got them.
 */
import * as v from 'valibot';
import { textRules, type TextRule } from '../forms/entitlement/textRules';
import type { PanelProtocol } from './panel';

const list = <Item>(item: v.GenericSchema<Item>) => v.pipe(v.array(item), v.readonly());

/** Something known by id; the name is the id where no name is known. */
const named = v.object({ id: v.string(), name: v.string() });
export type Named = v.InferOutput<typeof named>;

/** A rule of `problemOfText`, which the panel can ask while somebody types. */
const textRule = v.picklist(textRules);

/** How a value is shown and edited. */
export type Control =
  /** Intent `edit` with the text. */
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly isMultiline: boolean;
      readonly placeholder: string;
      readonly rule: TextRule;
    }
  /** Intent `edit` with a boolean. */
  | { readonly kind: 'toggle'; readonly isOn: boolean }
  /** Exactly one of a few; intent `edit` with the option's value. */
  | {
      readonly kind: 'choice';
      readonly chosen: string;
      readonly options: readonly { readonly value: string; readonly label: string }[];
    }
  /** A limit in human words or none, never both; intent `edit` with the text, or null for no limit. */
  | { readonly kind: 'duration'; readonly text: string; readonly isUnlimited: boolean }
  /** One of a long list; intents `pick` and `clear`. */
  | {
      readonly kind: 'pick';
      readonly picked: Named | null;
      /** Shown while nothing is picked, such as what is inherited. */
      readonly emptyText: string;
      readonly canClear: boolean;
    }
  /** Several of a long list; intents `pick` (adds) and `removeItem`. */
  | { readonly kind: 'picks'; readonly picked: readonly Named[]; readonly emptyText: string }
  /** Texts in their order, each a field with a `text` control; intents `addItem` and `removeItem`. */
  | { readonly kind: 'texts'; readonly items: readonly FieldView[] }
  /** What this version cannot edit, as JSON. */
  | { readonly kind: 'json'; readonly text: string }
  /** Keys and values; `removeItem` names the position in `entries`, `addItem` adds the new one. */
  | {
      readonly kind: 'entries';
      readonly entries: readonly FieldView[];
      readonly newKey: FieldView;
      readonly newValue: FieldView;
      readonly canAdd: boolean;
    }
  /** Fields that belong together, one below the other. */
  | { readonly kind: 'group'; readonly fields: readonly FieldView[] }
  /** An ordered list of groups; intents `addItem`, `removeItem` and `moveItem`. */
  | { readonly kind: 'steps'; readonly steps: readonly FieldView[] };

/** One labelled thing in the form. */
export interface FieldView {
  /** Names the field in intents; unique in the view. */
  readonly address: string;
  readonly label: string;
  /** What to know about it, in a sentence; empty for nothing. */
  readonly hint: string;
  /** Why it is not accepted as it is; empty where it is. Drawn as an error at the control. */
  readonly problem: string;
  /** Why it can only be looked at; empty where it can be edited. */
  readonly readOnlyBecause: string;
  /** Differs from what the tenant has. */
  readonly isChanged: boolean;
  readonly control: Control;
}

const field: v.GenericSchema<FieldView> = v.lazy(() =>
  v.object({
    address: v.string(),
    label: v.string(),
    hint: v.string(),
    problem: v.string(),
    readOnlyBecause: v.string(),
    isChanged: v.boolean(),
    control,
  }),
);

const control: v.GenericSchema<Control> = v.variant('kind', [
  v.object({
    kind: v.literal('text'),
    text: v.string(),
    isMultiline: v.boolean(),
    placeholder: v.string(),
    rule: textRule,
  }),
  v.object({ kind: v.literal('toggle'), isOn: v.boolean() }),
  v.object({
    kind: v.literal('choice'),
    chosen: v.string(),
    options: list(v.object({ value: v.string(), label: v.string() })),
  }),
  v.object({ kind: v.literal('duration'), text: v.string(), isUnlimited: v.boolean() }),
  v.object({
    kind: v.literal('pick'),
    picked: v.nullable(named),
    emptyText: v.string(),
    canClear: v.boolean(),
  }),
  v.object({ kind: v.literal('picks'), picked: list(named), emptyText: v.string() }),
  v.object({ kind: v.literal('texts'), items: list(field) }),
  v.object({ kind: v.literal('json'), text: v.string() }),
  v.object({
    kind: v.literal('entries'),
    entries: list(field),
    newKey: field,
    newValue: field,
    canAdd: v.boolean(),
  }),
  v.object({ kind: v.literal('group'), fields: list(field) }),
  v.object({ kind: v.literal('steps'), steps: list(field) }),
]);

const notice = v.object({
  severity: v.picklist(['info', 'warning', 'error']),
  text: v.string(),
});
export type Notice = v.InferOutput<typeof notice>;

/** A field that somebody else changed as well; intent `resolve`. All values are words. */
const clash = v.object({
  field: v.string(),
  label: v.string(),
  base: v.string(),
  serverNow: v.string(),
  mine: v.string(),
});
export type ClashView = v.InferOutput<typeof clash>;

/** Whom the entitlement belongs to; each change of it is made and confirmed on its own. */
const owners = v.variant('kind', [
  v.object({ kind: v.literal('loading') }),
  v.object({ kind: v.literal('failed'), message: v.string() }),
  v.object({ kind: v.literal('loaded'), owners: list(named), canChange: v.boolean() }),
]);
export type OwnersView = v.InferOutput<typeof owners>;

/** How many grants a change touches. */
const reach = v.object({
  /** `214 grants: at least 60 standing, 40 expiring`. */
  text: v.string(),
  /** `counting`: can be cancelled; `partial`: can go on; `complete`: all were counted. */
  state: v.picklist(['counting', 'partial', 'complete']),
});
export type ReachView = v.InferOutput<typeof reach>;

/** Exactly what will be sent. */
const review = v.object({
  differences: list(
    v.object({ field: v.string(), label: v.string(), before: v.string(), after: v.string() }),
  ),
  method: v.string(),
  path: v.string(),
  /** JSON, indented. */
  body: v.string(),
  updateMask: v.string(),
  /** Why undoing will not give back exactly what was; empty where it will. */
  inexactUndo: v.string(),
  /** What it may overwrite that the caller may not see, in a sentence; empty for nothing. */
  unseenOverwrites: v.string(),
});
export type ReviewView = v.InferOutput<typeof review>;

const editing = v.object({
  kind: v.literal('editing'),
  /** `GitHub / Admin`. */
  title: v.string(),
  /** `engineering · role · Acme (acme.conductor.one)`. */
  subtitle: v.string(),
  /** Differs from the tenant, or holds text that is not accepted yet. */
  isDirty: v.boolean(),
  /** What is under way; everything else waits for it. */
  busy: v.nullable(v.picklist(['reviewing', 'applying', 'loading'])),
  notices: list(notice),
  sections: list(v.object({ title: v.string(), fields: list(field) })),
  owners,
  reach,
  clashes: list(clash),
  /** While it is there, the panel shows it instead of the form. */
  review: v.nullable(review),
  /** Why there is nothing to review; empty where there is. */
  reviewBlockedBy: v.string(),
});
export type EditingView = v.InferOutput<typeof editing>;

const view = v.variant('kind', [
  v.object({ kind: v.literal('loading'), title: v.string() }),
  /** The window works on another tenant, or on none. */
  v.object({ kind: v.literal('waiting'), title: v.string(), message: v.string() }),
  /** Intent `reload` tries again. */
  v.object({ kind: v.literal('failed'), title: v.string(), message: v.string() }),
  editing,
]);
export type EntitlementPanelView = v.InferOutput<typeof view>;

const address = v.pipe(v.string(), v.nonEmpty());
const index = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What a person wants. */
const intent = v.variant('kind', [
  v.object({
    kind: v.literal('edit'),
    address,
    value: v.union([v.string(), v.boolean(), v.null()]),
  }),
  v.object({ kind: v.literal('pick'), address }),
  v.object({ kind: v.literal('clear'), address }),
  v.object({ kind: v.literal('addItem'), address }),
  v.object({ kind: v.literal('removeItem'), address, index }),
  v.object({ kind: v.literal('moveItem'), address, index, by: v.picklist([-1, 1]) }),
  /** Gives a whole setting, which has no other field around it, the tenant's value back. */
  v.object({ kind: v.literal('revert'), address }),
  v.object({ kind: v.literal('resolve'), field: v.string(), take: v.picklist(['mine', 'theirs']) }),
  v.object({ kind: v.literal('addOwner') }),
  v.object({ kind: v.literal('removeOwner'), userId: v.pipe(v.string(), v.nonEmpty()) }),
  v.object({ kind: v.literal('countOn') }),
  v.object({ kind: v.literal('cancelCount') }),
  v.object({ kind: v.literal('review') }),
  /** Back from the review to the form. Esc sends this and nothing else. */
  v.object({ kind: v.literal('closeReview') }),
  /** VS Code's own diff editor with what is and what will be, as JSON. */
  v.object({ kind: v.literal('showDifference') }),
  v.object({ kind: v.literal('apply') }),
  /** The host asks before it discards. */
  v.object({ kind: v.literal('discard') }),
  v.object({ kind: v.literal('reload') }),
]);
export type EntitlementPanelIntent = v.InferOutput<typeof intent>;

export const entitlementPanelProtocol: PanelProtocol<EntitlementPanelView, EntitlementPanelIntent> =
  { view, intent };
