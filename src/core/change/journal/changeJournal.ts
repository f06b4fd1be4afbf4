import { randomUUID } from 'node:crypto';
import { C1Error } from '../../errors';
import { requestPath } from '../../http/request';
import type { Clock, Disposable } from '../../ports';
import type { ChangeOutcome, ChangePlan } from '../change';
import { journalVersion, type JournalLine } from './journalLine';
import { JournalWriter } from './journalWriter';
import { withoutSecrets } from './withoutSecrets';

/** Where every write is noted before it is sent and after its outcome is known. */
export interface ChangeJournal {
  /** Settles once the entry is on the disk; until `settle` its outcome counts as unknown. */
  begin(plan: ChangePlan): Promise<string>;
  /**
   * Settles once the outcome is on the disk, or where the entry was deleted meanwhile. Who sends an
   * entry settles it first; others only what is not under way any more.
   */
  settle(entryId: string, outcome: ChangeOutcome): Promise<void>;
  /** Notes that a list was carried through, so that it does not count as interrupted. */
  end(bulkId: string): Promise<void>;
}

/** One append-only file per window, a JSON object with a version per line. Holds no secret. */
export class FileChangeJournal implements ChangeJournal, Disposable {
  private readonly writer: JournalWriter;
  private readonly own = new Set<string>();
  /** Tells that there is something new in the file, or in `unnoted`. */
  readonly onDidWrite: JournalWriter['onDidWrite'];
  /** Tells of the first outcome in a row that the disk does not take. */
  readonly onDidFail: JournalWriter['onDidFail'];

  constructor(
    path: string,
    private readonly clock: Clock,
  ) {
    this.writer = new JournalWriter(path, clock);
    this.onDidWrite = this.writer.onDidWrite;
    this.onDidFail = this.writer.onDidFail;
  }

  /** Why outcomes that are known are not on the disk, by entry. */
  get unnoted(): ReadonlyMap<string, string> {
    return this.writer.unnoted;
  }

  /** Entries that were begun from here and not settled, however long ago. */
  get underWay(): ReadonlySet<string> {
    return this.own;
  }

  async begin(plan: ChangePlan): Promise<string> {
    const id = randomUUID();
    // Before it can be read.
    this.own.add(id);
    try {
      await this.noteBegun(id, plan);
      return id;
    } catch (error) {
      this.own.delete(id);
      throw error;
    }
  }

  /** Rejects where the disk does not take it; it is kept and tried again all the same. */
  async settle(entryId: string, outcome: ChangeOutcome): Promise<void> {
    const error = 'error' in outcome ? outcome.error : undefined;
    try {
      await this.append('settled', entryId, {
        outcome: outcome.kind,
        after: 'after' in outcome ? withoutSecrets(outcome.after) : undefined,
        requestId: requestIdOf(outcome),
        error: error?.message,
      });
    } finally {
      // Until here it would count as unknown.
      this.own.delete(entryId);
    }
  }

  end(bulkId: string): Promise<void> {
    return this.append('ended', bulkId);
  }

  /** Asks the disk again to take the outcomes that it did not take. */
  retryUnnoted(): Promise<void> {
    return this.writer.retryUnnoted();
  }

  dispose(): void {
    this.writer.dispose();
  }

  private noteBegun(id: string, plan: ChangePlan): Promise<void> {
    const { tenant } = plan.session;
    return this.append('begun', id, {
      tenantKey: tenant.key,
      who: tenant.identityName,
      subject: plan.subject,
      change: withoutSecrets(plan.change),
      before: withoutSecrets(plan.base),
      after: withoutSecrets(plan.after),
      differences: plan.differences,
      request: {
        method: plan.request.method,
        path: requestPath(plan.request),
        body: withoutSecrets(plan.request.body),
      },
      inexactUndo: plan.inexactUndo,
      maybeHidden: plan.maybeHidden,
      undoes: plan.undoes,
      bulk: plan.bulk,
    });
  }

  private append(event: JournalLine['event'], entryId: string, fields?: object): Promise<void> {
    const at = this.clock.now().toISOString();
    const text = JSON.stringify({ version: journalVersion, at, event, id: entryId, ...fields });
    return this.writer.append({ event, entryId, text });
  }
}

function requestIdOf(outcome: ChangeOutcome): string | undefined {
  if ('requestId' in outcome) return outcome.requestId;
  return 'error' in outcome && outcome.error instanceof C1Error
    ? outcome.error.requestId
    : undefined;
}
