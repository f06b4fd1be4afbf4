import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isErrorCode, readPrivateFile } from '../../util/privateFile';
import { isJournalFileName } from './journalFiles';
import { readJournalLine, type JournalLine } from './journalLine';

/** What a line is about. */
export interface AboutEntry {
  readonly event: JournalLine['event'];
  /** Of a list where it is about the end of one. */
  readonly entryId: string;
}

/**
 * Which entries stand in the file of this window, so that nothing is noted of one that was deleted:
 * it would bring back what the person wanted gone. Asked under the lock of the file.
 */
export class OwnEntries {
  private readonly ids = new Set<string>();
  /** Of the file when this window wrote to it last: whoever deletes lines makes another one. */
  private fingerprint: string | undefined;

  constructor(private readonly path: string) {}

  /** The lines without outcomes of entries that stand in no file of the folder any more. */
  async withoutDeleted<Line extends AboutEntry>(lines: readonly Line[]): Promise<readonly Line[]> {
    if ((await fingerprintOf(this.path)) !== this.fingerprint) this.ids.clear();
    const kept: Line[] = [];
    for (const line of lines) {
      if (line.event === 'begun' || (await this.isNoted(line.entryId))) kept.push(line);
    }
    return kept;
  }

  /** The lines are in the file. */
  async noteWritten(lines: readonly AboutEntry[]): Promise<void> {
    for (const { entryId, event } of lines) if (event === 'begun') this.ids.add(entryId);
    this.fingerprint = await fingerprintOf(this.path);
  }

  private async isNoted(entryId: string): Promise<boolean> {
    if (this.ids.has(entryId)) return true;
    const folder = dirname(this.path);
    for (const name of (await readdir(folder)).filter(isJournalFileName)) {
      const text = (await readPrivateFile(join(folder, name))) ?? '';
      const lines = text.split('\n').filter((line) => line.includes(entryId));
      if (lines.map(readJournalLine).some((line) => isBegun(line, entryId))) return true;
    }
    return false;
  }
}

const isBegun = (line: JournalLine | undefined, id: string) =>
  line?.event === 'begun' && (line.id === id || line.bulk?.id === id);

/** @returns undefined where there is no file. */
async function fingerprintOf(path: string): Promise<string | undefined> {
  try {
    const { birthtimeMs, ino, size } = await stat(path);
    return `${ino}/${birthtimeMs}/${size}`;
  } catch (error) {
    if (isErrorCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}
