import { CancelledError, toError } from '../../errors';
import type { Clock, Disposable } from '../../ports';
import { withFileLock } from '../../session/fileLock';
import { Emitter } from '../../util/emitter';
import { appendPrivateLine } from '../../util/privateFile';
import { OwnEntries, type AboutEntry } from './ownEntries';

/** How often and how soon, in milliseconds, the disk is asked again to take an outcome. */
const retry = { count: 20, delayMs: 30_000 };

/** A line for the file. */
export interface NewLine extends AboutEntry {
  readonly text: string;
}

/** Lines that go to the disk together. */
interface Batch {
  readonly lines: NewLine[];
  readonly written: Promise<void>;
}

/**
 * Writes to the file of a window. What comes while the disk is busy is written and synced together.
 * An outcome that the disk does not take is kept, and goes there with what comes next.
 */
export class JournalWriter implements Disposable {
  private waiting: Batch | undefined;
  private last: Promise<void> = Promise.resolve();
  /** A write that failed may have left half a line, which must not spoil the next one. */
  private separator = '';
  private readonly ownEntries: OwnEntries;
  private readonly kept = new Map<string, NewLine>();
  private readonly whyKept = new Map<string, string>();
  private readonly end = new AbortController();
  private readonly writes = new Emitter<void>();
  private readonly failures = new Emitter<Error>();

  /** Tells that there is something new in the file, or in `unnoted`. */
  readonly onDidWrite = this.writes.event;
  /** Tells of the first outcome in a row that the disk does not take. */
  readonly onDidFail = this.failures.event;

  constructor(
    private readonly path: string,
    private readonly clock: Clock,
  ) {
    this.ownEntries = new OwnEntries(path);
  }

  /** Why outcomes that are known are not on the disk, by entry. */
  get unnoted(): ReadonlyMap<string, string> {
    return this.whyKept;
  }

  /** Settles once the line is on the disk, or where its entry was deleted meanwhile. */
  append(line: NewLine): Promise<void> {
    const batch = this.nextBatch();
    batch.lines.push(line);
    return batch.written;
  }

  /** Asks the disk again to take the outcomes that it did not take. */
  async retryUnnoted(): Promise<void> {
    // Whether it works shows in `unnoted`.
    if (this.kept.size > 0) await this.nextBatch().written.catch(() => undefined);
  }

  dispose(): void {
    this.end.abort();
    this.writes.dispose();
    this.failures.dispose();
  }

  private nextBatch(): Batch {
    this.waiting ??= this.newBatch();
    return this.waiting;
  }

  private newBatch(): Batch {
    const lines: NewLine[] = [];
    const written = this.last.then(async () => {
      this.waiting = undefined;
      const all = [...this.kept.values(), ...lines];
      try {
        await this.write(all);
      } catch (error) {
        this.keep(all, toError(error));
        throw error;
      }
      this.kept.clear();
      this.whyKept.clear();
      this.writes.fire();
    });
    this.last = written.catch(() => undefined);
    return { lines, written };
  }

  private async write(lines: readonly NewLine[]): Promise<void> {
    // Another window may be deleting the records of a tenant from this file.
    await withFileLock(journalLockPath(this.path), this.clock, async () => {
      const wanted = await this.ownEntries.withoutDeleted(lines);
      if (wanted.length === 0) return;
      const text = `${this.separator}${wanted.map((line) => line.text).join('\n')}`;
      this.separator = '\n';
      await appendPrivateLine(this.path, text);
      this.separator = '';
      await this.ownEntries.noteWritten(wanted);
    });
  }

  /** Only outcomes are: entries that could not be begun are not sent. */
  private keep(lines: readonly NewLine[], error: Error): void {
    const isFirst = this.kept.size === 0;
    for (const line of lines) {
      if (line.event !== 'settled') continue;
      this.kept.set(line.entryId, line);
      this.whyKept.set(line.entryId, error.message);
    }
    if (this.kept.size === 0) return;
    this.writes.fire();
    if (!isFirst) return;
    this.failures.fire(error);
    void this.retryLater();
  }

  private async retryLater(): Promise<void> {
    try {
      for (let tryCount = 0; tryCount < retry.count && this.kept.size > 0; tryCount++) {
        await this.clock.sleep(retry.delayMs, this.end.signal);
        await this.retryUnnoted();
      }
    } catch (error) {
      if (!(error instanceof CancelledError)) throw error;
    }
  }
}

/** Held by whoever writes to a file of the journal. */
export const journalLockPath = (path: string): string => `${path}.lock`;
