import { randomUUID } from 'node:crypto';
import { C1Error } from '../../errors';
import { requestPath } from '../../http/request';
import type { Clock, Disposable } from '../../ports';
import { withFileLock } from '../../session/fileLock';
import { Emitter } from '../../util/emitter';
import { appendPrivateLine } from '../../util/privateFile';
import type { ChangeOutcome, ChangePlan } from '../change';
import { journalVersion } from './journalLine';
import { withoutSecrets } from './withoutSecrets';

/** Where every write is noted before it is sent and after its outcome is known. */
export interface ChangeJournal {
  /** Settles once the entry is on the disk; until `settle` its outcome counts as unknown. */
  begin(plan: ChangePlan): Promise<string>;
  /** Settles once the outcome is on the disk. */
  settle(entryId: string, outcome: ChangeOutcome): Promise<void>;
}

/** Lines that go to the disk together. */
interface Batch {
  readonly lines: string[];
  readonly written: Promise<void>;
}

/**
 * One append-only file per window, a JSON object with a version per line. Holds no secret. What is
 * noted while the disk is busy is written and synced together.
 */
export class FileChangeJournal implements ChangeJournal, Disposable {
  private waiting: Batch | undefined;
  private last: Promise<void> = Promise.resolve();
  /** A write that failed may have left half a line, which must not spoil the next one. */
  private separator = '';
  private readonly writes = new Emitter<void>();

  /** Tells that there is something new in the file. */
  readonly onDidWrite = this.writes.event;

  constructor(
    private readonly path: string,
    private readonly clock: Clock,
  ) {}

  async begin(plan: ChangePlan): Promise<string> {
    const id = randomUUID();
    const { tenant } = plan.session;
    await this.append({
      event: 'begun',
      id,
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
    });
    return id;
  }

  async settle(entryId: string, outcome: ChangeOutcome): Promise<void> {
    const error = 'error' in outcome ? outcome.error : undefined;
    await this.append({
      event: 'settled',
      id: entryId,
      outcome: outcome.kind,
      after: 'after' in outcome ? withoutSecrets(outcome.after) : undefined,
      requestId: requestIdOf(outcome),
      error: error?.message,
    });
  }

  dispose(): void {
    this.writes.dispose();
  }

  private append(entry: object): Promise<void> {
    const at = this.clock.now().toISOString();
    this.waiting ??= this.newBatch();
    this.waiting.lines.push(JSON.stringify({ version: journalVersion, at, ...entry }));
    return this.waiting.written;
  }

  private newBatch(): Batch {
    const lines: string[] = [];
    const written = this.last.then(() => {
      this.waiting = undefined;
      return this.write(lines);
    });
    this.last = written.catch(() => undefined);
    return { lines, written };
  }

  private async write(lines: readonly string[]): Promise<void> {
    const text = `${this.separator}${lines.join('\n')}`;
    this.separator = '\n';
    // Another window may be deleting the records of a tenant from this file.
    await withFileLock(journalLockPath(this.path), this.clock, () =>
      appendPrivateLine(this.path, text),
    );
    this.separator = '';
    this.writes.fire();
  }
}

/** Held by whoever writes to a file of the journal. */
export const journalLockPath = (path: string): string => `${path}.lock`;

function requestIdOf(outcome: ChangeOutcome): string | undefined {
  if ('requestId' in outcome) return outcome.requestId;
  return 'error' in outcome && outcome.error instanceof C1Error
    ? outcome.error.requestId
    : undefined;
}
