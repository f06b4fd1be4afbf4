import { rmSync } from 'node:fs';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that lives as long as its user. */
export interface TemporaryFolder {
  readonly path: string;
  /** Deletes the folder with all it holds; the end of the process does the same. */
  remove(): Promise<void>;
}

// Processes that were just stopped may still write their last files.
const removal = { recursive: true, force: true, maxRetries: 5, retryDelay: 200 };

/** Creates a folder below the system's temporary one. */
export async function createTemporaryFolder(): Promise<TemporaryFolder> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'conductorone-')));
  const removeAtExit = () => rmSync(path, removal);
  process.once('exit', removeAtExit);
  const remove = async () => {
    await rm(path, removal);
    process.removeListener('exit', removeAtExit);
  };
  return { path, remove };
}

/** Runs an action with a temporary folder that is gone afterwards. */
export async function withTemporaryFolder<T>(action: (path: string) => Promise<T>): Promise<T> {
  const folder = await createTemporaryFolder();
  try {
    return await action(folder.path);
  } finally {
    await folder.remove();
  }
}
