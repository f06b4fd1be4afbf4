import {
  CancelledError,
  ConflictError,
  NotFoundError,
  UncertainWriteError,
  toError,
} from '../errors';
import type { Clock, Logger } from '../ports';
import type { SignedInSession } from '../session/session';
import type { SessionStore } from '../session/sessionStore';
import type { TenantLock } from '../session/tenantLock';
import { throwIfAborted } from '../util/abort';
import { mapConcurrently } from '../util/mapConcurrently';
import type { Change, ChangeOutcome, ChangePlan, FieldState } from './change';
import {
  AlreadyMadeError,
  ChangeConflictError,
  ChangeUnderWayError,
  DuplicateChangeError,
  GrantRevokedError,
  JournalError,
  OutcomeUnknownError,
  SessionChangedError,
} from './changeErrors';
import { batchesOf } from './batches';
import type { ChangeJournal } from './journal/changeJournal';
import { familyOf, targetOf } from './families/familyOf';
import { clashesOf, hasState } from './families/fieldState';
import { whatBecameOf } from './families/whatBecameOf';

/** How many writes are under way at once. */
const writeConcurrency = 4;

/** What the window shows of the tenant: it lags behind writes, and hears of them. */
export interface WriteEffects {
  /** A state that was just read, as it is after our own writes. */
  afterOwnWrites(change: Change, read: FieldState): FieldState;
  /** Takes in what a write answered. */
  noteWritten(change: Change, before: FieldState, after: FieldState): void;
  /** Reads anew what is not as it shows. */
  reread(change: Change): void;
}

export interface ChangeServiceParts {
  readonly clock: Clock;
  readonly store: SessionStore;
  readonly lock: TenantLock;
  readonly journal: ChangeJournal;
  readonly logger: Logger;
  /** Of the session that the window works on; undefined without one. */
  readonly effects: () => WriteEffects | undefined;
}

/** How a list of plans is carried out. */
export interface ApplyOptions {
  /** Ends the waits of writes too; one under way is let end. */
  readonly signal?: AbortSignal;
  readonly onSettled?: (plan: ChangePlan, outcome: ChangeOutcome) => void;
}

/** The one place that writes to a tenant. */
export class ChangeService {
  private readonly targetsUnderWay = new Set<string>();

  constructor(private readonly parts: ChangeServiceParts) {}

  /**
   * Carries out plans that a person has confirmed, batch by batch, so that what each is checked
   * against was read shortly before. One that fails does not stop the others; a cancel lets those
   * under way end and sends no more. Of two plans for the same target only the first is carried out.
   *
   * @returns one outcome per plan, in their order.
   */
  async applyAll(
    plans: readonly ChangePlan[],
    options: ApplyOptions = {},
  ): Promise<readonly ChangeOutcome[]> {
    const outcomes: ChangeOutcome[] = [];
    const seenTargets = new Set<string>();
    for (const batch of batchesOf(plans)) {
      const { connection } = batch[0].session;
      outcomes.push(
        ...(await connection.keepOpen(() => this.applyBatch(batch, seenTargets, options))),
      );
    }
    return outcomes;
  }

  private async applyBatch(
    batch: readonly ChangePlan[],
    seenTargets: Set<string>,
    { signal, onSettled }: ApplyOptions,
  ): Promise<readonly ChangeOutcome[]> {
    const claimed = batch.map((plan) => ({ plan, refusal: this.claim(plan, seenTargets) }));
    try {
      const current = await this.readCurrent(batch, signal);
      return await mapConcurrently(claimed, writeConcurrency, async ({ plan, refusal }) => {
        const outcome: ChangeOutcome =
          refusal === undefined
            ? await this.apply(plan, current, signal)
            : { kind: 'failed', error: refusal };
        onSettled?.(plan, outcome);
        return outcome;
      });
    } finally {
      for (const { plan, refusal } of claimed) {
        if (refusal === undefined) this.targetsUnderWay.delete(targetOf(plan));
      }
    }
  }

  /** One change of a target at a time: the next is checked against what this one leaves. */
  private claim(plan: ChangePlan, seenTargets: Set<string>): Error | undefined {
    const target = targetOf(plan);
    if (seenTargets.has(target)) return new DuplicateChangeError(plan.subject);
    if (this.targetsUnderWay.has(target)) return new ChangeUnderWayError(plan.subject);
    seenTargets.add(target);
    this.targetsUnderWay.add(target);
    return undefined;
  }

  /** What the server has now, by target, or why it could not be read. */
  private async readCurrent(
    plans: readonly ChangePlan[],
    signal: AbortSignal | undefined,
  ): Promise<ReadonlyMap<string, FieldState> | Error> {
    const [first] = plans;
    if (first === undefined) return new Map();
    try {
      throwIfAborted(signal);
      for (const { session } of plans) this.requireOpen(session);
      const { api } = first.session.connection;
      const changes = plans.map(({ change }) => change);
      return await familyOf(first.change).readCurrent(api, changes, signal);
    } catch (error) {
      return toError(error);
    }
  }

  private async apply(
    plan: ChangePlan,
    current: ReadonlyMap<string, FieldState> | Error,
    signal: AbortSignal | undefined,
  ): Promise<ChangeOutcome> {
    let seen: FieldState;
    try {
      if (current instanceof Error) throw current;
      throwIfAborted(signal);
      this.requireSendable(plan);
      seen = this.requireUnmoved(plan, current.get(targetOf(plan)));
    } catch (thrown) {
      return this.notChanged(plan, toError(thrown));
    }
    let entryId: string;
    try {
      // What undo gives back is what the tenant had, not what the person saw some time ago.
      entryId = await this.parts.journal.begin({ ...plan, base: { ...plan.base, ...seen } });
    } catch (cause) {
      return { kind: 'failed', error: new JournalError(cause) };
    }
    const outcome = await this.send(plan, signal);
    await this.parts.journal.settle(entryId, outcome).catch((error: unknown) => {
      // The entry keeps saying that the outcome is unknown, which asking the server settles.
      this.parts.logger.error(`The journal does not take the outcome: ${toError(error).message}`);
    });
    if (outcome.kind === 'applied') {
      this.tell(plan, (effects) => effects.noteWritten(plan.change, plan.base, outcome.after));
    } else if (outcome.kind === 'unknown' || outcome.kind === 'revoked') {
      this.tell(plan, (effects) => effects.reread(plan.change));
    }
    return outcome;
  }

  /** What shows the plan's object; undefined once the window has left its session. */
  private effectsOf({ session }: ChangePlan): WriteEffects | undefined {
    return this.parts.store.current === session ? this.parts.effects() : undefined;
  }

  /** A view that cannot take it in must not turn a change that was made into one that failed. */
  private tell(plan: ChangePlan, about: (effects: WriteEffects) => void): void {
    const effects = this.effectsOf(plan);
    if (effects === undefined) return;
    try {
      about(effects);
    } catch (error) {
      this.parts.logger.error(`${plan.subject}: not shown anew: ${toError(error).message}`);
    }
  }

  /** Where the object is not what the person saw, it is read again. */
  private notChanged(plan: ChangePlan, error: Error): ChangeOutcome {
    if (error instanceof CancelledError) return { kind: 'cancelled' };
    const isMoved =
      error instanceof ConflictError ||
      error instanceof NotFoundError ||
      error instanceof AlreadyMadeError;
    if (isMoved) this.tell(plan, (effects) => effects.reread(plan.change));
    return { kind: 'failed', error };
  }

  /** @throws {TenantLockedError | SessionChangedError | TooNearError} */
  private requireSendable({ change, session, subject }: ChangePlan): void {
    this.requireOpen(session);
    familyOf(change).requireTimely(change, subject, this.parts.clock.now());
  }

  /** @throws {TenantLockedError | SessionChangedError} */
  private requireOpen(session: SignedInSession): void {
    if (this.parts.store.current !== session) {
      throw new SessionChangedError(
        `The window left ${session.tenant.displayName} since the change was planned, so nothing was changed.`,
      );
    }
    this.parts.lock.requireUnlocked(session.tenant.key);
  }

  /**
   * @returns what the server tells of the touched fields.
   * @throws {NotFoundError | ChangeConflictError | AlreadyMadeError} when the object is not what the
   * person saw.
   */
  private requireUnmoved(plan: ChangePlan, read: FieldState | undefined): FieldState {
    if (read === undefined) {
      throw new NotFoundError(`${plan.subject}: it is gone, so nothing was changed.`);
    }
    // Reads may not show our own last write yet.
    const now = this.effectsOf(plan)?.afterOwnWrites(plan.change, read) ?? read;
    const family = familyOf(plan.change);
    const clashes = clashesOf(family, { base: plan.base, now, mine: plan.after });
    if (clashes.length > 0) throw new ChangeConflictError(plan, clashes);
    const isTold = Object.keys(plan.after).every((field) => field in now);
    const isMade = isTold && hasState(family, now, plan.after) && !hasState(family, now, plan.base);
    if (isMade) throw new AlreadyMadeError(plan.subject);
    return Object.fromEntries(Object.entries(now).filter(([field]) => field in plan.after));
  }

  private async requireStillUnmoved(
    plan: ChangePlan,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const current = await this.readCurrent([plan], signal);
    if (current instanceof Error) throw current;
    this.requireUnmoved(plan, current.get(targetOf(plan)));
  }

  private async send(plan: ChangePlan, signal: AbortSignal | undefined): Promise<ChangeOutcome> {
    const { writes } = plan.session.connection;
    const family = familyOf(plan.change);
    try {
      const { value, requestId } = await writes.write(
        plan.request,
        (json) => family.readAnswer(json, plan.change),
        {
          signal,
          // Much can happen while the journal is written and while the tenant asks to slow down.
          beforeEachTry: async (tryNumber) => {
            if (tryNumber > 1) await this.requireStillUnmoved(plan, signal);
            this.requireSendable(plan);
          },
        },
      );
      if (!value.isRevoked) return { kind: 'applied', after: value.after, requestId };
      const error = new GrantRevokedError(plan.subject, requestId);
      return { kind: 'revoked', after: value.after, requestId, error };
    } catch (thrown) {
      return thrown instanceof UncertainWriteError
        ? this.findOut(plan, thrown)
        : this.notChanged(plan, toError(thrown));
    }
  }

  /**
   * The request may have been carried out although no good answer came. What the server shows can
   * prove that it was, and never that it was not: its lists lag for up to two minutes.
   */
  private async findOut(plan: ChangePlan, error: UncertainWriteError): Promise<ChangeOutcome> {
    const unknown = (seen: string): ChangeOutcome => ({
      kind: 'unknown',
      error: new OutcomeUnknownError(seen, error),
    });
    try {
      const found = await whatBecameOf(plan, plan.session.connection.api);
      switch (found.kind) {
        case 'made':
          return { kind: 'applied', after: found.after, requestId: error.requestId };
        case 'notSeen':
          return unknown('The change is not seen to be made yet.');
        case 'other':
          return unknown('It is neither as it was nor as it was to be.');
      }
    } catch {
      // The first failure is the one that matters to the person.
      return unknown('Looking whether the change was made failed as well.');
    }
  }
}
