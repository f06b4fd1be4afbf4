import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Creates a folder below the system's temporary one; `remove` deletes it with all it holds. */
export async function createTemporaryFolder(): Promise<TemporaryFolder> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'conductorone-')));
  // Processes that were just stopped may still write their last files.
  const remove = () => rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  return { path, remove };
}

/** A folder that lives as long as its user. */
export interface TemporaryFolder {
  readonly path: string;
  remove(): Promise<void>;
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
