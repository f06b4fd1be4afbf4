import { formatLocal, formatUtc } from '../../../shared/text/localTime';
import { countOf, joinParts } from '../../../shared/text/words';
import type { BulkPanelRow, BulkPanelView } from '../../../shared/messages/bulkPanel';
import type { ChangeOutcome, ChangePlan, FieldState } from '../../change/change';
import { describeRequest } from '../../change/changePreview';
import { expirationOf, expirationState } from '../../change/families/expirations';
import { countOutcomes, isAsPlanned } from '../../change/outcomeSummary';
import { C1Error } from '../../errors';
import type { BulkEditor } from './bulkEditor';
import type { BulkRow } from './bulkRow';

/** A row as the panel shows it. */
export function rowView(
  { key, state, subject, target }: BulkRow,
  { isOpen, showsRequest }: { readonly isOpen: boolean; readonly showsRequest: boolean },
): BulkPanelRow {
  const isReady = state.kind === 'ready';
  const plan = state.kind === 'skipped' ? undefined : state.plan;
  const outcome = state.kind === 'settled' ? state.outcome : undefined;
  const after = outcome !== undefined && 'after' in outcome ? outcome.after : plan?.after;
  return {
    key,
    subject,
    before: endView(plan?.base ?? expirationState(target.grant.expiresAt)),
    after: after === undefined ? { text: '', title: '' } : endView(after),
    kind: outcome?.kind ?? (state.kind === 'settled' ? 'unknown' : state.kind),
    words: wordsOf(state, subject),
    requestId: outcome === undefined ? '' : (requestIdOf(outcome) ?? ''),
    isTicked: isReady && state.isTicked,
    canTick: isReady && isOpen,
    hasRequest: plan !== undefined,
    request: showsRequest && plan !== undefined ? describeRequest(plan) : '',
  };
}

function endView(state: FieldState): BulkPanelRow['before'] {
  const expiresAt = expirationOf(state);
  return expiresAt === undefined
    ? { text: 'standing', title: 'no expiration' }
    : { text: formatLocal(expiresAt), title: formatUtc(expiresAt) };
}

function wordsOf(state: BulkRow['state'], subject: string): string {
  switch (state.kind) {
    case 'skipped':
      return `skipped: ${state.reason}`;
    case 'ready':
      return joinParts(
        state.isMoved && 'changed meanwhile, look again',
        state.isTicked ? 'will be changed' : 'stays as it is',
        state.plan.inexactUndo && `cannot be undone exactly: ${state.plan.inexactUndo}`,
      );
    case 'underway':
      return 'waiting for its turn or its answer';
    case 'settled':
      return outcomeWords(state.plan, state.outcome, subject);
  }
}

function outcomeWords(plan: ChangePlan, outcome: ChangeOutcome, subject: string): string {
  switch (outcome.kind) {
    case 'applied':
      return isAsPlanned(plan, outcome)
        ? 'changed'
        : 'changed, but the tenant chose another end than was asked for';
    case 'failed':
      return `not changed: ${withoutSubject(outcome.error.message, subject)}`;
    case 'unknown':
      return `not known: ${withoutSubject(outcome.error.message, subject)}`;
    case 'revoked':
      return `revoked: ${withoutSubject(outcome.error.message, subject)}`;
    case 'cancelled':
      return 'cancelled: nothing was sent';
  }
}

/** The row names it already. */
const withoutSubject = (message: string, subject: string) =>
  message.startsWith(`${subject}: `) ? message.slice(subject.length + 2) : message;

function requestIdOf(outcome: ChangeOutcome): string | undefined {
  if ('requestId' in outcome) return outcome.requestId;
  return 'error' in outcome && outcome.error instanceof C1Error
    ? outcome.error.requestId
    : undefined;
}

/** How many grants there are of each sort: `480 will be changed, 12 not ticked, 8 skipped`. */
export function totalsOf(rows: readonly BulkRow[]): string {
  const countOfReady = (isTicked: boolean) =>
    rows.filter(({ state }) => state.kind === 'ready' && state.isTicked === isTicked).length;
  const countOfKind = (kind: BulkRow['state']['kind']) =>
    rows.filter(({ state }) => state.kind === kind).length;
  const outcomes = rows.flatMap(({ state }) => (state.kind === 'settled' ? [state.outcome] : []));
  const parts = [
    [countOfReady(true), 'will be changed'],
    [countOfReady(false), 'not ticked'],
    [countOfKind('underway'), 'under way'],
  ] as const;
  const skippedCount = countOfKind('skipped');
  return [
    ...parts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`),
    ...(outcomes.length > 0 ? [countOutcomes(outcomes)] : []),
    ...(skippedCount > 0 ? [`${skippedCount} skipped`] : []),
  ].join(', ');
}

/** What is under way, for the eyes and, in quarters, for the ears. */
export function progressOf({ work }: Pick<BulkEditor, 'work'>): {
  readonly progress: string;
  readonly announcement: string;
} {
  switch (work.kind) {
    case 'idle':
    case 'asking':
      return { progress: '', announcement: '' };
    case 'reading':
      return said('Reading the grants as they are now');
    case 'applying': {
      const { count, settledCount } = work;
      const percent = 25 * Math.floor((4 * settledCount) / count);
      return {
        progress: `Changing ${countOf(count, 'grant')}: ${settledCount} done`,
        announcement: `Changing ${countOf(count, 'grant')}: ${percent}% done`,
      };
    }
  }
}

const said = (text: string) => ({ progress: text, announcement: text });

/** Of the rows that are ready, which are ticked. */
export function tickedOf(rows: readonly BulkPanelRow[]): BulkPanelView['ticked'] {
  const ready = rows.filter(({ kind }) => kind === 'ready');
  const tickedCount = ready.filter(({ isTicked }) => isTicked).length;
  if (tickedCount === 0) return 'none';
  return tickedCount === ready.length ? 'all' : 'some';
}
