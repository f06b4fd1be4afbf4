import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { CancelledError } from '../../errors';
import type { Clock, Disposable, Logger } from '../../ports';
import type { TenantKey } from '../../session/tenantProfile';
import type { TenantRecords } from '../../session/tenantRecords';
import { Emitter } from '../../util/emitter';
import { FolderWatch } from '../../util/folderWatch';
import { isErrorCode } from '../../util/privateFile';
import { entriesOf, type JournalEntry } from './journalEntry';
import { dropLines, JournalFile } from './journalFile';
import type { JournalLine } from './journalLine';
import { isJournalFileName, isProcessAlive, isWindowAlive } from './journalFiles';

/** Several events come of one write: they are told as one. */
const gatherMs = 50;

export interface ChangeHistoryParts {
  /** Where the windows of this machine keep their files. */
  readonly folder: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly isProcessAlive?: (processId: number) => boolean;
  /** By entry: why the disk does not take an outcome that this window knows. */
  readonly unnoted?: ReadonlyMap<string, string>;
  /** Entries that this window is sending. */
  readonly underWay?: ReadonlySet<string>;
}

/** What is kept about one tenant. */
export interface JournalReading {
  /** Newest first. */
  readonly entries: readonly JournalEntry[];
  /** Lines of all tenants that this version cannot read: damaged, or of a later version. */
  readonly unreadableCount: number;
}

/** What all windows of this machine noted about their changes. */
export class ChangeHistory implements TenantRecords, Disposable {
  private readonly files = new Map<string, JournalFile>();
  private reading: Promise<unknown> = Promise.resolve();
  private readonly changes = new Emitter<void>();
  private readonly end = new AbortController();
  private readonly folderWatch: FolderWatch;
  private isGathering = false;

  /** Tells that there is something new, of this window or another. */
  readonly onDidChange = this.changes.event;

  constructor(private readonly parts: ChangeHistoryParts) {
    this.folderWatch = new FolderWatch(parts.folder, {
      onChange: (name) => {
        if (name === null || isJournalFileName(name)) this.noteChange();
      },
      onFailure: ({ message }) =>
        parts.logger.warn(`Changes by other windows may go unnoticed: ${message}`),
    });
  }

  /** Begins to look out for what other windows note; where that is impossible, it is logged. */
  watch(): Promise<void> {
    return this.folderWatch.start();
  }

  /** Something was noted: listeners hear of it soon. */
  noteChange(): void {
    if (this.isGathering) return;
    this.isGathering = true;
    this.parts.clock.sleep(gatherMs, this.end.signal).then(
      () => {
        this.isGathering = false;
        this.changes.fire();
      },
      (error: unknown) => {
        if (!(error instanceof CancelledError)) throw error;
      },
    );
  }

  /** @throws {Error} of the file system, where a file cannot be read. */
  async entries(tenantKey: TenantKey): Promise<JournalReading> {
    const { all, files } = await this.readAll();
    return {
      entries: all.filter((entry) => entry.tenantKey === tenantKey),
      unreadableCount: files.reduce((count, file) => count + file.unreadableCount, 0),
    };
  }

  async forget(tenantKey: TenantKey): Promise<void> {
    const { files } = await this.readAll();
    const ids = new Set<string>();
    // Also in lines that this version cannot read.
    const mark = `"tenantKey":${JSON.stringify(tenantKey)}`;
    const isBegun = (text: string, line: JournalLine | undefined) => {
      const isMarked = text.includes(mark);
      if (!isMarked || line === undefined) return isMarked;
      ids.add(line.id);
      if (line.event === 'begun' && line.bulk !== undefined) ids.add(line.bulk.id);
      return true;
    };
    const isAbout = (_: string, line: JournalLine | undefined) =>
      line !== undefined && ids.has(line.id);
    // Outcomes last: windows that write note none any more by then, as their entry is gone.
    for (const isDropped of [isBegun, isAbout]) {
      for (const { path } of files) await dropLines(path, this.parts.clock, isDropped);
    }
    this.noteChange();
  }

  /**
   * Drops what is older, out of the files of windows that are gone. Entries of unknown outcome stay,
   * and so do lines that this version cannot read.
   *
   * @param retentionDays 0 to keep all.
   */
  async dropOld(retentionDays: number): Promise<void> {
    if (retentionDays === 0) return;
    const { clock } = this.parts;
    const { all, files } = await this.readAll();
    const oldest = clock.now().getTime() - retentionDays * 24 * 60 * 60_000;
    const isOld = ({ at }: { readonly at: Date }) => at.getTime() < oldest;
    const gone = files.filter(({ path }) => !this.isAlive(path));
    const kept = new Set(
      all
        .filter((entry) => !isOld(entry) || entry.outcome === 'unknown')
        .flatMap(({ bulk, id }) => (bulk === undefined ? [id] : [id, bulk.id])),
    );
    for (const file of files) {
      if (!gone.includes(file)) for (const { id } of file.lines) kept.add(id);
    }
    // Outcomes last: an entry that lost its own would count as one that nobody knows about.
    for (const event of ['begun', 'settled', 'ended'] as const) {
      const isDropped = (line: JournalLine) =>
        line.event === event && isOld(line) && !kept.has(line.id);
      for (const { lines, path } of gone) {
        if (!lines.some(isDropped)) continue;
        await dropLines(path, clock, (_, line) => line !== undefined && isDropped(line));
      }
    }
  }

  dispose(): void {
    this.end.abort();
    this.folderWatch.dispose();
    this.changes.dispose();
  }

  private isAlive(path: string): boolean {
    return isWindowAlive(basename(path), this.parts.isProcessAlive ?? isProcessAlive);
  }

  /** One at a time: a file remembers how far it was read. */
  private readAll(): Promise<{
    readonly all: readonly JournalEntry[];
    readonly files: readonly JournalFile[];
  }> {
    const read = this.reading.then(() => this.refreshFiles());
    this.reading = read.catch(() => undefined);
    return read.then((files) => {
      const ofAliveWindows = new Set<string>();
      for (const file of files) {
        if (this.isAlive(file.path)) for (const { id } of file.lines) ofAliveWindows.add(id);
      }
      const lines = files.flatMap((file) => file.lines);
      return {
        all: entriesOf(lines, {
          now: this.parts.clock.now(),
          isWindowAlive: (id) => ofAliveWindows.has(id),
          unnoted: this.parts.unnoted ?? new Map(),
          underWay: this.parts.underWay ?? new Set(),
        }),
        files,
      };
    });
  }

  private async refreshFiles(): Promise<readonly JournalFile[]> {
    const names = (await this.fileNames()).filter(isJournalFileName).sort();
    for (const known of this.files.keys()) if (!names.includes(known)) this.files.delete(known);
    const found: JournalFile[] = [];
    for (const name of names) {
      const file = this.files.get(name) ?? new JournalFile(join(this.parts.folder, name));
      this.files.set(name, file);
      try {
        await file.refresh();
        found.push(file);
      } catch (error) {
        // Another window has dropped it just now.
        if (!isErrorCode(error, 'ENOENT')) throw error;
      }
    }
    return found;
  }

  private async fileNames(): Promise<readonly string[]> {
    try {
      return await readdir(this.parts.folder);
    } catch (error) {
      if (isErrorCode(error, 'ENOENT')) return [];
      throw error;
    }
  }
}
