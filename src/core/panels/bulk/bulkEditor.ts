import type { ChangeOutcome, ChangePlan } from '../../change/change';
import type { ChangeService } from '../../change/changeService';
import { readCurrentGrants } from '../../change/families/currentGrants';
import { CancelledError, toError } from '../../errors';
import type { Grant } from '../../model/grant';
import type { GrantInContext } from '../../model/grantInContext';
import type { Clock, Disposable } from '../../ports';
import type { SignedInSession } from '../../session/session';
import type { SessionStore } from '../../session/sessionStore';
import { Emitter } from '../../util/emitter';
import { newRow, replanned, type BulkRow, type BulkRowState, type PlanGrant } from './bulkRow';

/** While outcomes come in, whoever listens hears of them all at once at this pace. */
export const updateIntervalMs = 150;

/** What an editor of many changes works with. */
export interface BulkEditorParts {
  readonly session: SignedInSession;
  readonly store: Pick<SessionStore, 'current' | 'onDidChange'>;
  readonly clock: Clock;
  readonly changes: Pick<ChangeService, 'applyAll'>;
  /** A grant that was just read, as it is after our own writes. */
  readonly afterOwnWrites: (grant: Grant) => Grant;
  /** Asks whatever is to be asked before so many grants are changed, such as for the unlock. */
  readonly approve: (count: number) => Promise<boolean>;
  /** Hears of every outcome. */
  readonly onSettled: (plan: ChangePlan, outcome: ChangeOutcome) => void;
  /** Hears how it ended where the panel was closed while changes were under way. */
  readonly onAbandoned: (outcomes: readonly ChangeOutcome[]) => void;
}

/** What the editor is doing. While it is not idle, nothing else can be begun. */
export type BulkWork =
  | { readonly kind: 'idle' }
  /** The person is asked before anything is sent. */
  | { readonly kind: 'asking' }
  /** The state of today is read. */
  | { readonly kind: 'reading' }
  | { readonly kind: 'applying'; readonly settledCount: number; readonly count: number };

/** Outcomes after which a row may be tried again: it is certain that nothing was changed. */
export type RetryableOutcome = 'failed' | 'cancelled';

/**
 * One change for many grants, from its preview to its outcome and the retry of what failed. A row
 * that was changed, or of which nobody knows whether it was, is never sent again.
 */
export class BulkEditor implements Disposable {
  private readonly byKey: Map<string, BulkRow>;
  private readonly changes = new Emitter<void>();
  private readonly sessionSubscription: Disposable;
  private doing: BulkWork = { kind: 'idle' };
  private failure: Error | undefined;
  private abort = new AbortController();
  private isUpdateDue = false;
  private isDisposed = false;

  /** Tells that anything shown may have changed. */
  readonly onDidChange = this.changes.event;

  constructor(
    targets: readonly GrantInContext[],
    private readonly plan: PlanGrant,
    private readonly parts: BulkEditorParts,
  ) {
    this.byKey = new Map(
      targets.map((target) => {
        const row = newRow(target, plan);
        return [row.key, row] as const;
      }),
    );
    this.sessionSubscription = parts.store.onDidChange(() => this.changes.fire());
  }

  get session(): SignedInSession {
    return this.parts.session;
  }

  /** In the order in which the grants were selected. */
  get rows(): readonly BulkRow[] {
    return [...this.byKey.values()];
  }

  get work(): BulkWork {
    return this.doing;
  }

  /** Why what the person wanted last could not begin. */
  get problem(): Error | undefined {
    return this.failure;
  }

  /** Whether the window has left the session of the plans: nothing can be sent any more. */
  get isReadOnly(): boolean {
    return this.parts.store.current !== this.parts.session;
  }

  /** Whether something can be ticked or begun now. */
  get isOpen(): boolean {
    return this.doing.kind === 'idle' && !this.isReadOnly && !this.isDisposed;
  }

  /** Rows that are not ready to be applied stay as they are. */
  tick(keys: Iterable<string>, isTicked: boolean): void {
    if (!this.isOpen) return;
    for (const key of keys) {
      const state = this.byKey.get(key)?.state;
      if (state?.kind === 'ready') this.setState(key, { ...state, isTicked });
    }
    this.changes.fire();
  }

  /** Changes the grants that are ticked, once the person has agreed. */
  apply(): Promise<void> {
    return this.submit(this.rows);
  }

  /**
   * Plans rows of one outcome against the state of today. Those whose grant is as the person saw it
   * are sent again, once the person has agreed; the others wait as a new preview.
   */
  async retry(outcome: RetryableOutcome): Promise<void> {
    const rows = this.rows.filter(
      ({ state }) => state.kind === 'settled' && state.outcome.kind === outcome,
    );
    if (!this.isOpen || rows.length === 0) return;
    this.begin({ kind: 'reading' });
    let fresh: readonly BulkRow[] = [];
    try {
      fresh = await this.replan(rows);
    } catch (error) {
      if (!(error instanceof CancelledError)) this.failure = toError(error);
    }
    for (const row of fresh) this.byKey.set(row.key, row);
    this.become({ kind: 'idle' });
    await this.submit(fresh);
  }

  /** Lets what is under way end and sends no more. */
  cancel(): void {
    this.abort.abort();
  }

  dispose(): void {
    this.isDisposed = true;
    this.cancel();
    this.sessionSubscription.dispose();
    this.changes.dispose();
  }

  private async replan(rows: readonly BulkRow[]): Promise<readonly BulkRow[]> {
    const { afterOwnWrites, session } = this.parts;
    const refs = rows.map(({ target }) => target.grant);
    const current = await readCurrentGrants(session.connection.api, refs, this.abort.signal);
    return rows.map((row) => {
      const grant = current.get(row.key);
      return replanned(row, grant && afterOwnWrites(grant), this.plan);
    });
  }

  /** Sends those of the rows that are ticked. */
  private async submit(rows: readonly BulkRow[]): Promise<void> {
    const plans = new Map(
      rows.flatMap(({ key, state }) =>
        state.kind === 'ready' && state.isTicked ? [[state.plan, key] as const] : [],
      ),
    );
    if (!this.isOpen || plans.size === 0) return;
    this.begin({ kind: 'asking' });
    try {
      const isAgreed = await this.parts.approve(plans.size);
      if (isAgreed && !this.isDisposed) await this.send(plans);
    } catch (error) {
      this.failure = toError(error);
      this.giveUp(this.failure);
    }
    this.become({ kind: 'idle' });
  }

  /** Nothing that may have been sent is offered again. */
  private giveUp(error: Error): void {
    for (const { key, state } of this.rows) {
      if (state.kind !== 'underway') continue;
      const { plan } = state;
      this.setState(key, { kind: 'settled', plan, outcome: { kind: 'unknown', error } });
    }
  }

  private async send(plans: ReadonlyMap<ChangePlan, string>): Promise<void> {
    const outcomes: ChangeOutcome[] = [];
    const progress = (): BulkWork => ({
      kind: 'applying',
      settledCount: outcomes.length,
      count: plans.size,
    });
    for (const [plan, key] of plans) this.setState(key, { kind: 'underway', plan });
    this.become(progress());
    await this.parts.changes.applyAll([...plans.keys()], {
      signal: this.abort.signal,
      onSettled: (plan, outcome) => {
        outcomes.push(outcome);
        this.doing = progress();
        this.setState(plans.get(plan) ?? '', { kind: 'settled', plan, outcome });
        this.parts.onSettled(plan, outcome);
        void this.tellSoon();
      },
    });
    if (this.isDisposed) this.parts.onAbandoned(outcomes);
  }

  private setState(key: string, state: BulkRowState): void {
    const row = this.byKey.get(key);
    if (row !== undefined) this.byKey.set(key, { ...row, state });
  }

  /** Begins something that can be cancelled. */
  private begin(work: BulkWork): void {
    this.abort = new AbortController();
    this.failure = undefined;
    this.become(work);
  }

  private become(work: BulkWork): void {
    this.doing = work;
    this.changes.fire();
  }

  private async tellSoon(): Promise<void> {
    if (this.isUpdateDue) return;
    this.isUpdateDue = true;
    await this.parts.clock.sleep(updateIntervalMs);
    this.isUpdateDue = false;
    this.changes.fire();
  }
}
