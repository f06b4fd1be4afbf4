/**
 * The frame of what a panel and the host say to each other, the same for every kind of panel.
 *
 * The host sends the whole view each time; the panel sends small intents. Each intent carries a
 * number that counts up from 1 in the life of a page, and each view the number of the last intent
 * that went into it. So the panel knows which views are older than what was typed meanwhile.
 */
import * as v from 'valibot';

/** What one kind of panel shows and wants. Views and intents are JSON: no dates, no `undefined`. */
export interface PanelProtocol<View, Intent> {
  readonly view: v.GenericSchema<unknown, View>;
  readonly intent: v.GenericSchema<unknown, Intent>;
}

/** From the host to the page. */
export interface ToPanel<View> {
  readonly kind: 'view';
  /** Title of the panel's tab. */
  readonly title: string;
  /** Number of the last intent that went into the view; 0 for none. */
  readonly answered: number;
  readonly view: View;
}

/** From the page to the host. */
export type FromPanel<Intent> =
  /** The page runs and wants the view. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'intent'; readonly number: number; readonly intent: Intent }
  /** The page could not read a message and says so to the person. */
  | { readonly kind: 'unreadable'; readonly reason: string };

/** What the page keeps in VS Code, so that the panel comes back after a restart. No secret. */
export interface PanelState {
  readonly version: 1;
  readonly objectKey: string;
}

const number = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Checks a {@link ToPanel}. */
export const toPanelSchema = <View>({
  view,
}: Pick<PanelProtocol<View, unknown>, 'view'>): v.GenericSchema<unknown, ToPanel<View>> =>
  v.object({ kind: v.literal('view'), title: v.string(), answered: number, view });

/** Checks a {@link FromPanel}. */
export const fromPanelSchema = <Intent>({
  intent,
}: Pick<PanelProtocol<unknown, Intent>, 'intent'>): v.GenericSchema<unknown, FromPanel<Intent>> =>
  v.union([
    v.object({ kind: v.literal('ready') }),
    v.object({ kind: v.literal('intent'), number, intent }),
    v.object({ kind: v.literal('unreadable'), reason: v.pipe(v.string(), v.maxLength(1000)) }),
  ]);

/** Checks a {@link PanelState}. */
export const panelStateSchema: v.GenericSchema<unknown, PanelState> = v.object({
  version: v.literal(1),
  objectKey: v.string(),
});

/** A message after its check. */
export type ReadMessage<Message> =
  | { readonly kind: 'read'; readonly message: Message }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Checks a message. The reason names places and types, never values: it goes into logs. */
export function readMessage<Message>(
  schema: v.GenericSchema<unknown, Message>,
  data: unknown,
): ReadMessage<Message> {
  const result = v.safeParse(schema, data);
  if (result.success) return { kind: 'read', message: result.output };
  const [issue] = result.issues;
  const place = v.getDotPath(issue) ?? 'the message';
  return { kind: 'unreadable', reason: `${place} is not ${issue.expected ?? issue.type}` };
}
