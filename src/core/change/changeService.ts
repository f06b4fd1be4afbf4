import { minExpirationAheadMs } from '../../shared/text/expirationInput';
import { readChangedGrant } from '../api/changedGrant';
import type { AccessCatalog } from '../catalog/accessCatalog';
import {
  CancelledError,
  ConflictError,
  NotFoundError,
  UncertainWriteError,
  toError,
} from '../errors';
import type { Grant } from '../model/grant';
import { grantKey } from '../model/ids';
import type { Clock, Logger } from '../ports';
import type { SignedInSession } from '../session/session';
import type { SessionStore } from '../session/sessionStore';
import type { TenantLock } from '../session/tenantLock';
import { throwIfAborted } from '../util/abort';
import { mapConcurrently } from '../util/mapConcurrently';
import type { ChangeOutcome, ChangePlan } from './change';
import {
  ChangeConflictError,
  DuplicateChangeError,
  GrantRevokedError,
  JournalError,
  OutcomeUnknownError,
  SessionChangedError,
  TooNearError,
} from './changeErrors';
import type { ChangeJournal } from './changeJournal';
import { grantBatchSize, readCurrentGrants } from './currentGrants';
import { sameState } from './grantState';

/** How many writes are under way at once. */
const writeConcurrency = 4;

export interface ChangeServiceParts {
  readonly clock: Clock;
  readonly store: SessionStore;
  readonly lock: TenantLock;
  readonly journal: ChangeJournal;
  readonly logger: Logger;
  /** The lists of the session, which lag behind writes. */
  readonly catalog: () => AccessCatalog | undefined;
}

/** How a list of plans is carried out. */
export interface ApplyOptions {
  /** Ends the waits of writes too; one under way is let end. */
  readonly signal?: AbortSignal;
  readonly onSettled?: (plan: ChangePlan, outcome: ChangeOutcome) => void;
}

/** The one place that writes to a tenant. */
export class ChangeService {
  constructor(private readonly parts: ChangeServiceParts) {}

  /**
   * Carries out plans that a person has confirmed, batch by batch, so that what each is checked
   * against was read shortly before. One that fails does not stop the others; a cancel lets those
   * under way end and sends no more. Of two plans for the same grant only the first is carried out.
   *
   * @returns one outcome per plan, in their order.
   */
  async applyAll(
    plans: readonly ChangePlan[],
    options: ApplyOptions = {},
  ): Promise<readonly ChangeOutcome[]> {
    const [first] = plans;
    if (first === undefined) return [];
    const { connection } = first.session;
    const outcomes: ChangeOutcome[] = [];
    const seenGrants = new Set<string>();
    for (let start = 0; start < plans.length; start += grantBatchSize) {
      const batch = plans.slice(start, start + grantBatchSize).map((plan) => {
        const key = grantKey(plan.change.grant);
        const isRepeated = seenGrants.has(key);
        seenGrants.add(key);
        return { plan, isRepeated };
      });
      outcomes.push(...(await connection.keepOpen(() => this.applyBatch(batch, options))));
    }
    return outcomes;
  }

  private async applyBatch(
    batch: readonly { readonly plan: ChangePlan; readonly isRepeated: boolean }[],
    { signal, onSettled }: ApplyOptions,
  ): Promise<readonly ChangeOutcome[]> {
    const current = await this.readCurrent(
      batch.map(({ plan }) => plan),
      signal,
    );
    return mapConcurrently(batch, writeConcurrency, async ({ plan, isRepeated }) => {
      const outcome: ChangeOutcome = isRepeated
        ? { kind: 'failed', error: new DuplicateChangeError(plan.subject) }
        : await this.apply(plan, current, signal);
      onSettled?.(plan, outcome);
      return outcome;
    });
  }

  /** What the server has now, or why it could not be read. */
  private async readCurrent(
    plans: readonly ChangePlan[],
    signal: AbortSignal | undefined,
  ): Promise<ReadonlyMap<string, Grant> | Error> {
    const [first] = plans;
    if (first === undefined) return new Map();
    try {
      throwIfAborted(signal);
      for (const { session } of plans) this.requireOpen(session);
      const refs = plans.map((plan) => plan.change.grant);
      return await readCurrentGrants(first.session.connection.api, refs, signal);
    } catch (error) {
      return toError(error);
    }
  }

  private async apply(
    plan: ChangePlan,
    current: ReadonlyMap<string, Grant> | Error,
    signal: AbortSignal | undefined,
  ): Promise<ChangeOutcome> {
    try {
      if (current instanceof Error) throw current;
      throwIfAborted(signal);
      this.requireSendable(plan);
      this.requireUnmoved(plan, current.get(grantKey(plan.change.grant)));
    } catch (thrown) {
      return this.notChanged(plan, toError(thrown));
    }
    let entryId: string;
    try {
      entryId = await this.parts.journal.begin(plan);
    } catch (cause) {
      return { kind: 'failed', error: new JournalError(cause) };
    }
    const outcome = await this.send(plan, signal);
    await this.parts.journal.settle(entryId, outcome).catch((error: unknown) => {
      // The entry keeps saying that the outcome is unknown, which asking the server settles.
      this.parts.logger.error(`The journal does not take the outcome: ${toError(error).message}`);
    });
    if (outcome.kind === 'applied') {
      const written = { before: plan.base.expiresAt, after: outcome.after.expiresAt };
      this.catalogOf(plan)?.noteExpiration(plan.change.grant, written);
    } else if (outcome.kind === 'unknown') {
      void this.catalogOf(plan)?.rereadGrants(plan.change.grant);
    }
    return outcome;
  }

  /** The lists that show the plan's grant; undefined once the window has left its session. */
  private catalogOf({ session }: ChangePlan): AccessCatalog | undefined {
    return this.parts.store.current === session ? this.parts.catalog() : undefined;
  }

  /** Where the grant is not what the person saw, the rows are read again. */
  private notChanged(plan: ChangePlan, error: Error): ChangeOutcome {
    if (error instanceof CancelledError) return { kind: 'cancelled' };
    if (error instanceof ConflictError || error instanceof NotFoundError) {
      void this.catalogOf(plan)?.rereadGrants(plan.change.grant);
    }
    return { kind: 'failed', error };
  }

  /** @throws {TenantLockedError | SessionChangedError | TooNearError} */
  private requireSendable(plan: ChangePlan): void {
    this.requireOpen(plan.session);
    this.requireAhead(plan);
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

  /** @throws {TooNearError} */
  private requireAhead({ after, subject }: ChangePlan): void {
    const aheadMs = (after.expiresAt?.getTime() ?? Infinity) - this.parts.clock.now().getTime();
    if (aheadMs < minExpirationAheadMs) {
      throw new TooNearError(
        `${subject}: the end is less than 5 minutes ahead by now, and the tenant would revoke at once, so nothing was changed.`,
      );
    }
  }

  /** @throws {NotFoundError | ChangeConflictError} when the grant is not what the person saw. */
  private requireUnmoved(plan: ChangePlan, listed: Grant | undefined): void {
    if (listed === undefined) {
      throw new NotFoundError(`${plan.subject}: the grant is gone, so nothing was changed.`);
    }
    // The lists may not show our own last write yet.
    const now = this.parts.catalog()?.afterOwnWrites(listed) ?? listed;
    if (sameState(now, plan.base)) return;
    throw new ChangeConflictError(plan, { expiresAt: now.expiresAt });
  }

  private async send(plan: ChangePlan, signal: AbortSignal | undefined): Promise<ChangeOutcome> {
    const { writes } = plan.session.connection;
    try {
      const { value, requestId } = await writes.write(plan.request, readChangedGrant, {
        signal,
        // Much can happen while the journal is written and while the tenant asks to slow down.
        beforeEachTry: () => this.requireSendable(plan),
      });
      const after = { expiresAt: value.expiresAt };
      if (value.revokedAt === undefined) return { kind: 'applied', after, requestId };
      void this.catalogOf(plan)?.rereadGrants(plan.change.grant);
      const error = new GrantRevokedError(plan.subject, requestId);
      return { kind: 'revoked', after, requestId, error };
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
      const { grant } = plan.change;
      const found = await readCurrentGrants(plan.session.connection.api, [grant]);
      const now = found.get(grantKey(grant));
      if (now !== undefined && sameState(now, plan.after)) {
        return { kind: 'applied', after: plan.after, requestId: error.requestId };
      }
      return now !== undefined && sameState(now, plan.base)
        ? unknown('The change is not seen to be made yet.')
        : unknown('The grant is neither as it was nor as it was to be.');
    } catch {
      // The first failure is the one that matters to the person.
      return unknown('Looking whether the change was made failed as well.');
    }
  }
}
