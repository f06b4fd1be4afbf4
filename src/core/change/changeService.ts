import { minExpirationAheadMs } from '../../shared/text/expirationInput';
import { readDate, readObject, optionalObject } from '../api/read';
import type { AccessCatalog } from '../catalog/accessCatalog';
import {
  C1Error,
  CancelledError,
  ConflictError,
  ConnectionError,
  NotFoundError,
  ServerError,
  UnexpectedAnswerError,
  toError,
} from '../errors';
import type { Grant } from '../model/grant';
import { grantKey } from '../model/ids';
import type { Clock, Logger } from '../ports';
import type { SignedInSession } from '../session/session';
import type { SessionStore } from '../session/sessionStore';
import type { TenantLock } from '../session/tenantLock';
import { mapConcurrently } from '../util/mapConcurrently';
import type { ChangeOutcome, ChangePlan, GrantState } from './change';
import type { ChangeJournal } from './changeJournal';
import { readCurrentGrants } from './currentGrants';
import { sameState } from './grantState';

/** How many writes are under way at once. */
const writeConcurrency = 4;

/** The window works on another tenant or credential than when the change was planned. */
export class SessionChangedError extends C1Error {
  override readonly name = 'SessionChangedError';
}

/** Somebody else changed the same thing since the person looked. */
export class ChangeConflictError extends ConflictError {
  override readonly name = 'ChangeConflictError';

  constructor(
    readonly base: GrantState,
    readonly serverNow: GrantState,
    readonly mine: GrantState,
    message: string,
  ) {
    super(message);
  }
}

/** The change could not be noted, so it was not sent. */
export class JournalError extends C1Error {
  override readonly name = 'JournalError';

  constructor(cause: unknown) {
    super(
      `The journal of changes cannot be written (${toError(cause).message}), so nothing was changed.`,
      { cause },
    );
  }
}

/** The end that the person chose has come too near while they decided. */
export class TooNearError extends C1Error {
  override readonly name = 'TooNearError';
}

export interface ChangeServiceParts {
  readonly clock: Clock;
  readonly store: SessionStore;
  readonly lock: TenantLock;
  readonly journal: ChangeJournal;
  readonly logger: Logger;
  /** The lists of the session, which lag behind writes. */
  readonly catalog: () => AccessCatalog | undefined;
}

/** The one place that writes to a tenant. */
export class ChangeService {
  constructor(private readonly parts: ChangeServiceParts) {}

  /**
   * Carries out plans that a person has confirmed, a few at a time. One that fails does not stop
   * the others; a cancel lets those under way end and starts no more.
   *
   * @returns one outcome per plan, in their order.
   */
  async applyAll(
    plans: readonly ChangePlan[],
    options: {
      readonly signal?: AbortSignal;
      readonly onSettled?: (plan: ChangePlan, outcome: ChangeOutcome) => void;
    } = {},
  ): Promise<readonly ChangeOutcome[]> {
    const { signal, onSettled } = options;
    const current = await this.readCurrent(plans, signal);
    return mapConcurrently(plans, writeConcurrency, async (plan) => {
      const outcome =
        signal?.aborted === true
          ? ({ kind: 'cancelled' } as const)
          : await this.apply(plan, current);
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
  ): Promise<ChangeOutcome> {
    try {
      if (current instanceof Error) throw current;
      this.requireOpen(plan.session);
      this.requireAhead(plan);
      this.requireUnmoved(plan, current.get(grantKey(plan.change.grant)));
    } catch (thrown) {
      const error = toError(thrown);
      return error instanceof CancelledError ? { kind: 'cancelled' } : { kind: 'failed', error };
    }
    let entryId: string;
    try {
      entryId = await this.parts.journal.begin(plan);
    } catch (cause) {
      return { kind: 'failed', error: new JournalError(cause) };
    }
    const outcome = await this.send(plan);
    await this.parts.journal.settle(entryId, outcome).catch((error: unknown) => {
      // The entry keeps saying that the outcome is unknown, which asking the server settles.
      this.parts.logger.error(`The journal does not take the outcome: ${toError(error).message}`);
    });
    if (outcome.kind === 'applied' && this.parts.store.current === plan.session) {
      this.parts.catalog()?.noteExpiration(plan.change.grant, outcome.after.expiresAt);
    }
    return outcome;
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
    throw new ChangeConflictError(
      plan.base,
      { expiresAt: now.expiresAt },
      plan.after,
      `${plan.subject}: somebody else changed the expiration meanwhile, so nothing was changed. Look again, then decide.`,
    );
  }

  private async send(plan: ChangePlan): Promise<ChangeOutcome> {
    try {
      const after = await plan.session.connection.writes.write(plan.request, readBinding);
      return { kind: 'applied', after };
    } catch (thrown) {
      const error = toError(thrown);
      return isAmbiguous(error) ? this.findOut(plan, error) : { kind: 'failed', error };
    }
  }

  /** The request may have been carried out although no good answer came: the server knows. */
  private async findOut(plan: ChangePlan, error: Error): Promise<ChangeOutcome> {
    try {
      const { grant } = plan.change;
      const found = await readCurrentGrants(plan.session.connection.api, [grant]);
      const now = found.get(grantKey(grant));
      if (now === undefined) return { kind: 'unknown', error };
      if (sameState(now, plan.after)) return { kind: 'applied', after: plan.after };
      return sameState(now, plan.base) ? { kind: 'failed', error } : { kind: 'unknown', error };
    } catch {
      // The first failure is the one that matters to the person.
      return { kind: 'unknown', error };
    }
  }
}

function isAmbiguous(error: Error): boolean {
  return (
    error instanceof ConnectionError ||
    error instanceof ServerError ||
    error instanceof UnexpectedAnswerError
  );
}

function readBinding(json: unknown): GrantState {
  const binding = optionalObject(readObject(json, 'the answer'), 'binding');
  if (binding === undefined) {
    throw new UnexpectedAnswerError('The tenant answered the change without the grant.');
  }
  return { expiresAt: readDate(binding, 'deprovisionAt') };
}
