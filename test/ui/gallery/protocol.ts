import * as v from 'valibot';
import type { PanelProtocol } from '../../../src/shared/messages/panel';

const view = v.object({
  title: v.string(),
  text: v.string(),
  problem: v.string(),
  isTicked: v.boolean(),
  choice: v.string(),
  picked: v.nullable(v.object({ id: v.string(), name: v.string() })),
  steps: v.array(v.string()),
  filter: v.string(),
  names: v.array(v.string()),
  outcome: v.string(),
});
export type GalleryView = v.InferOutput<typeof view>;

const intent = v.variant('kind', [
  v.object({ kind: v.literal('text'), text: v.string() }),
  v.object({ kind: v.literal('tick'), isTicked: v.boolean() }),
  v.object({ kind: v.literal('choose'), choice: v.string() }),
  v.object({ kind: v.literal('pick') }),
  v.object({ kind: v.literal('clear') }),
  v.object({ kind: v.literal('add') }),
  v.object({ kind: v.literal('remove'), index: v.number() }),
  v.object({ kind: v.literal('move'), index: v.number(), by: v.picklist([-1, 1]) }),
  v.object({ kind: v.literal('filter'), text: v.string() }),
  v.object({ kind: v.literal('escape') }),
  v.object({ kind: v.literal('break') }),
]);
export type GalleryIntent = v.InferOutput<typeof intent>;

export const galleryProtocol: PanelProtocol<GalleryView, GalleryIntent> = { view, intent };
