import { randomUUID } from 'node:crypto';
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
import type { Bulk, Change, ChangeOutcome, ChangePlan, FieldState } from './change';
import {
  AlreadyMadeError,
  ChangeUnderWayError,
  DuplicateChangeError,
  GrantRevokedError,
  JournalError,
  SessionChangedError,
} from './changeErrors';
import { batchesOf, type NonEmpty } from './batches';
import type { ChangeJournal } from './journal/changeJournal';
import { familyOf, targetOf } from './families/familyOf';
import { withoutHidden } from './families/told';
import { findOut } from './findOut';
import { requireUnmoved } from './unmoved';

/** How many writes are under way at once. */
const writeConcurrency = 4;

/**
 * A write goes by what was read of its object no longer than this before: a batch is usually through
 * by then, and one that the tenant slows down is not.
 */
const maxReadAgeMs = 5_000;

/** What the window shows of the tenant: it lags behind writes, and hears of them. */
export interface WriteEffects {
  /** A state that was just read, as it is after our own writes. */
  afterOwnWrites(change: Change, read: FieldState): FieldState;
  /** Whether reads that lag may show a state although a write of ours has ended it. */
  mayStillShow(change: Change, state: FieldState): boolean;
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

/** One carrying out of a list of plans. */
interface Run extends ApplyOptions {
  readonly bulk?: Bulk;
  readonly seenTargets: Set<string>;
}

/** What the server had of some objects. */
interface Reading {
  /** By target; what is gone is missing. */
  readonly states: ReadonlyMap<string, FieldState>;
  readonly readAtMs: number;
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
    const run: Run = {
      ...options,
      seenTargets: new Set(),
      ...(plans.length > 1 ? { bulk: { id: randomUUID(), count: plans.length } } : {}),
    };
    for (const batch of batchesOf(plans)) {
      const { connection } = batch[0].session;
      outcomes.push(...(await connection.keepOpen(() => this.applyBatch(batch, run))));
    }
    if (run.bulk !== undefined) {
      await this.parts.journal.end(run.bulk.id).catch((error: unknown) => {
        this.parts.logger.warn(
          `The journal does not take the end of a list: ${toError(error).message}`,
        );
      });
    }
    return outcomes;
  }

  private async applyBatch(
    batch: NonEmpty<ChangePlan>,
    run: Run,
  ): Promise<readonly ChangeOutcome[]> {
    const claimed = batch.map((plan) => ({ plan, refusal: this.claim(plan, run.seenTargets) }));
    try {
      const current = await this.readCurrent(batch, run.signal);
      return await mapConcurrently(claimed, writeConcurrency, async ({ plan, refusal }) => {
        const outcome: ChangeOutcome =
          refusal === undefined
            ? await this.apply(plan, current, run)
            : { kind: 'failed', error: refusal };
        run.onSettled?.(plan, outcome);
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

  /** What the server has now, or why it could not be read. */
  private async readCurrent(
    plans: NonEmpty<ChangePlan>,
    signal: AbortSignal | undefined,
  ): Promise<Reading | Error> {
    const [first] = plans;
    try {
      throwIfAborted(signal);
      for (const { session } of plans) this.requireOpen(session);
      const { api } = first.session.connection;
      const changes = plans.map(({ change }) => change);
      const states = await familyOf(first.change).readCurrent(api, changes, signal);
      return { states, readAtMs: this.parts.clock.now().getTime() };
    } catch (error) {
      return toError(error);
    }
  }

  private async apply(
    plan: ChangePlan,
    current: Reading | Error,
    { bulk, signal }: Run,
  ): Promise<ChangeOutcome> {
    if (current instanceof Error) return this.notChanged(plan, current);
    let seen: FieldState;
    try {
      throwIfAborted(signal);
      this.requireSendable(plan);
      seen = this.requireUnmoved(plan, current);
    } catch (thrown) {
      return this.notChanged(plan, toError(thrown));
    }
    let entryId: string;
    try {
      // What undo gives back is what the tenant had, not what the person saw some time ago.
      entryId = await this.parts.journal.begin({ ...plan, base: { ...plan.base, ...seen }, bulk });
    } catch (cause) {
      return { kind: 'failed', error: new JournalError(cause) };
    }
    const outcome = await this.send(plan, current.readAtMs, signal);
    await this.parts.journal.settle(entryId, outcome).catch((error: unknown) => {
      // The journal tells the person, and tries again.
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

  /** @throws {NotFoundError | ChangeConflictError | AlreadyMadeError} as `requireUnmoved`. */
  private requireUnmoved(plan: ChangePlan, { states }: Reading): FieldState {
    const read = states.get(targetOf(plan));
    // Reads may not show our own last write yet.
    const now = read && (this.effectsOf(plan)?.afterOwnWrites(plan.change, read) ?? read);
    return requireUnmoved(plan, now, this.parts.clock.now());
  }

  private async requireStillUnmoved(
    plan: ChangePlan,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const current = await this.readCurrent([plan], signal);
    if (current instanceof Error) throw current;
    this.requireUnmoved(plan, current);
  }

  /** @param readAtMs when the object was read. */
  private async send(
    plan: ChangePlan,
    readAtMs: number,
    signal: AbortSignal | undefined,
  ): Promise<ChangeOutcome> {
    const { clock } = this.parts;
    const { writes } = plan.session.connection;
    const family = familyOf(plan.change);
    const provesNothing = this.effectsOf(plan)?.mayStillShow(plan.change, plan.after) ?? false;
    try {
      const { value, requestId } = await writes.write(
        plan.request,
        (json) => family.readAnswer(json, plan.change),
        {
          signal,
          // Much can happen while the journal is written and while the tenant asks to slow down.
          beforeEachTry: async (tryNumber) => {
            const isOld = clock.now().getTime() - readAtMs > maxReadAgeMs;
            if (tryNumber > 1 || isOld) await this.requireStillUnmoved(plan, signal);
            this.requireSendable(plan);
          },
        },
      );
      const after = withoutHidden(family, value.after, plan.maybeHidden ?? []);
      if (!value.isRevoked) return { kind: 'applied', after, requestId };
      const error = new GrantRevokedError(plan.subject, requestId);
      return { kind: 'revoked', after: value.after, requestId, error };
    } catch (thrown) {
      return thrown instanceof UncertainWriteError
        ? findOut(plan, thrown, { now: clock.now(), provesNothing })
        : this.notChanged(plan, toError(thrown));
    }
  }
}
