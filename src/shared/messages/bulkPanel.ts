/** What the panel that previews a change of many grants and the host say to each other. */
import * as v from 'valibot';
import type { PanelProtocol } from './panel';

/** A text, and what its tooltip says besides; empty for no tooltip. */
const explained = v.object({ text: v.string(), title: v.string() });

const row = v.object({
  key: v.string(),
  /** Whom and what it is about. */
  subject: v.string(),
  /** When the grant ends, in local time; the tooltip says it in UTC. */
  before: explained,
  after: explained,
  kind: v.picklist([
    'ready',
    'skipped',
    'underway',
    'applied',
    'failed',
    'unknown',
    'revoked',
    'cancelled',
  ]),
  /** What will happen, happens or has happened, in words. */
  words: v.string(),
  /** What support needs to find the request; empty where there is none. */
  requestId: v.string(),
  isTicked: v.boolean(),
  canTick: v.boolean(),
  hasRequest: v.boolean(),
  /** Exactly what is sent, while the person looks at it; else empty. */
  request: v.string(),
});
export type BulkPanelRow = v.InferOutput<typeof row>;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const view = v.object({
  heading: v.string(),
  tenant: v.string(),
  filter: v.string(),
  totals: v.string(),
  /** The rows that the filter leaves. */
  rows: v.pipe(v.array(row), v.readonly()),
  /** Which of them are ticked, of those that are ready. */
  ticked: v.picklist(['none', 'some', 'all']),
  canTick: v.boolean(),
  /** How many grants a button is about; 0 where it has nothing to do. */
  applyCount: count,
  retryCount: count,
  resumeCount: count,
  work: v.picklist(['idle', 'asking', 'reading', 'applying']),
  /** What a progress bar would show; empty while nothing is under way. */
  progress: v.string(),
  /** Why nothing can be sent from this panel any more; empty while it can. */
  readOnlyBecause: v.string(),
  /** Why the last thing that the person wanted did not work; empty where it did. */
  problem: v.string(),
  /** What a screen reader says when it changes. */
  announcement: v.string(),
});
export type BulkPanelView = v.InferOutput<typeof view>;

const intent = v.variant('kind', [
  v.object({ kind: v.literal('filter'), text: v.string() }),
  v.object({ kind: v.literal('tick'), key: v.string(), isTicked: v.boolean() }),
  /** Ticks or unticks all rows that the filter leaves. */
  v.object({ kind: v.literal('tickShown'), isTicked: v.boolean() }),
  v.object({ kind: v.literal('showRequest'), key: v.string(), isShown: v.boolean() }),
  v.object({ kind: v.literal('apply') }),
  /** Lets what is under way end and sends no more. */
  v.object({ kind: v.literal('cancel') }),
  v.object({ kind: v.literal('retry'), outcome: v.picklist(['failed', 'cancelled']) }),
]);
export type BulkPanelIntent = v.InferOutput<typeof intent>;

export const bulkPanelProtocol: PanelProtocol<BulkPanelView, BulkPanelIntent> = { view, intent };
