import type { Change, ChangeOutcome, ChangePlan, DelegationChange } from '../change/change';
import type { ChangeJournal } from '../change/journal/changeJournal';
import { C1Error, toError } from '../errors';
import { asUserId } from '../model/ids';
import type { Logger } from '../ports';
import type { TenantKey } from '../session/tenantProfile';
import type { DelegationMemory } from './delegationMemory';

/** The dates of a delegation could not be remembered, so it was not sent: no one could read them back. */
export class DelegationMemoryError extends C1Error {
  override readonly name = 'DelegationMemoryError';

  constructor(cause: unknown) {
    super(`what was set from here about delegations: ${toError(cause).message}`, { cause });
  }
}

interface RememberingParts {
  readonly journal: ChangeJournal;
  readonly memory: Pick<
    DelegationMemory,
    'isNoted' | 'noteChanging' | 'noteOver' | 'noteSet' | 'noteUnchanged'
  >;
  readonly logger: Logger;
}

interface OwnChange {
  readonly tenantKey: TenantKey;
  readonly change: DelegationChange;
  /** In the memory. */
  readonly changeId: string;
}

/**
 * A journal that besides remembers the dates of delegations around their writes: before one is sent
 * and after its outcome, for the tenant of its plan, whatever the window works on by then.
 */
export class RememberingJournal implements ChangeJournal {
  /** By entry. */
  private readonly underWay = new Map<string, OwnChange>();

  constructor(private readonly parts: RememberingParts) {}

  /** @throws {DelegationMemoryError} besides what the journal throws. */
  async begin(plan: ChangePlan): Promise<string> {
    const { journal, memory } = this.parts;
    const { change, session } = plan;
    if (!isOfDelegation(change)) return journal.begin(plan);
    const tenantKey = session.tenant.key;
    let changeId: string;
    try {
      changeId = await memory.noteChanging(tenantKey, change.userId);
    } catch (cause) {
      throw new DelegationMemoryError(cause);
    }
    const own = { tenantKey, change, changeId };
    try {
      const entryId = await journal.begin(plan);
      this.underWay.set(entryId, own);
      return entryId;
    } catch (error) {
      await this.note(own, { kind: 'failed', error: toError(error) });
      throw error;
    }
  }

  async settle(entryId: string, outcome: ChangeOutcome): Promise<void> {
    const own = this.underWay.get(entryId);
    // Reading the tenant may settle it later.
    if (outcome.kind !== 'unknown') this.underWay.delete(entryId);
    if (own !== undefined) await this.note(own, outcome);
    await this.parts.journal.settle(entryId, outcome);
  }

  end(bulkId: string): Promise<void> {
    return this.parts.journal.end(bulkId);
  }

  /** What cannot be noted stays noted as changing, so that nothing false is told. */
  private async note(own: OwnChange, outcome: ChangeOutcome): Promise<void> {
    try {
      await this.noteOutcome(own, outcome);
    } catch (error) {
      this.parts.logger.error(
        `What became of a delegation could not be remembered, so its dates count as not known: ${toError(error).message}`,
      );
    }
  }

  private async noteOutcome(
    { change: { userId }, changeId, tenantKey }: OwnChange,
    outcome: ChangeOutcome,
  ): Promise<void> {
    const { memory } = this.parts;
    // What became of it would bring back a record that somebody wanted gone meanwhile.
    if (!(await memory.isNoted(tenantKey, userId))) return;
    switch (outcome.kind) {
      case 'failed':
      case 'cancelled':
        return memory.noteUnchanged(tenantKey, userId, changeId);
      case 'unknown':
      case 'revoked':
        return;
      case 'applied': {
        const { delegateId, endsAt, startsAt } = outcome.after;
        // Of a write that was found by reading, the dates are not known.
        const hasDates = startsAt !== undefined && endsAt !== undefined;
        if (typeof delegateId !== 'string' || delegateId === '' || !hasDates) {
          return memory.noteOver(tenantKey, userId, changeId);
        }
        const dated = {
          delegateId: asUserId(delegateId),
          startsAt: dateOf(startsAt),
          endsAt: dateOf(endsAt),
        };
        return memory.noteSet(tenantKey, userId, dated, changeId);
      }
    }
  }
}

const isOfDelegation = (change: Change): change is DelegationChange =>
  change.kind === 'setDelegation' || change.kind === 'removeDelegation';

const dateOf = (value: unknown): Date | undefined =>
  typeof value === 'string' ? new Date(value) : undefined;
