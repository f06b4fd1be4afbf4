import { open, rm, type FileHandle } from 'node:fs/promises';
import type { Clock } from '../../ports';
import { withFileLock } from '../../session/fileLock';
import { readPrivateFile, writePrivateFile } from '../../util/privateFile';
import { journalLockPath } from './journalWriter';
import { readJournalLine, type JournalLine } from './journalLine';

const newline = 0x0a;

/** A file of the journal as far as it was read. Reading again reads what was added. */
export class JournalFile {
  private readonly read: JournalLine[] = [];
  private garbageCount = 0;
  private consumedBytes = 0;
  private tailBytes = 0;
  /** A file that was dropped and begun anew can have the same inode. */
  private identity = '';

  constructor(readonly path: string) {}

  get lines(): readonly JournalLine[] {
    return this.read;
  }

  /** Lines that this version cannot read; the last one besides where it has no end (yet). */
  get unreadableCount(): number {
    return this.garbageCount + (this.tailBytes > 0 ? 1 : 0);
  }

  /** @throws {Error} of the file system, such as where the file is gone. */
  async refresh(): Promise<void> {
    const file = await open(this.path, 'r');
    try {
      const { birthtimeMs, ino, size } = await file.stat();
      const identity = `${ino}/${birthtimeMs}`;
      if (identity !== this.identity || size < this.consumedBytes) this.startOver(identity);
      await this.consume(file, size);
    } finally {
      await file.close();
    }
  }

  private startOver(identity: string): void {
    this.identity = identity;
    this.read.length = 0;
    this.garbageCount = 0;
    this.consumedBytes = 0;
    this.tailBytes = 0;
  }

  private async consume(file: FileHandle, size: number): Promise<void> {
    const added = Buffer.alloc(size - this.consumedBytes);
    const { bytesRead } = await file.read(added, 0, added.length, this.consumedBytes);
    const wholeBytes = added.subarray(0, bytesRead).lastIndexOf(newline) + 1;
    for (const text of textLines(added.toString('utf8', 0, wholeBytes))) {
      const line = readJournalLine(text);
      if (line === undefined) this.garbageCount++;
      else this.read.push(line);
    }
    this.consumedBytes += wholeBytes;
    this.tailBytes = bytesRead - wholeBytes;
  }
}

/**
 * Takes lines out of a file, and the file away once nothing is left in it.
 *
 * @param isDropped told the text of a line, and what is in it where this version can read it.
 */
export async function dropLines(
  path: string,
  clock: Clock,
  isDropped: (text: string, line: JournalLine | undefined) => boolean,
): Promise<void> {
  await withFileLock(journalLockPath(path), clock, async () => {
    const texts = textLines((await readPrivateFile(path)) ?? '');
    const kept = texts.filter((text) => !isDropped(text, readJournalLine(text)));
    if (kept.length === 0) await rm(path, { force: true });
    else if (kept.length < texts.length) await writePrivateFile(path, `${kept.join('\n')}\n`);
  });
}

const textLines = (text: string) => text.split('\n').filter((line) => line !== '');
