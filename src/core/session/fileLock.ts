import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Clock } from '../ports';
import { readPrivateFile } from '../util/privateFile';

const waitMs = 20;
/** Whoever holds a lock for longer has died: an edit takes some tens of milliseconds. */
const staleMs = 2_000;

/**
 * Does a short piece of work while no other process does work under the same lock file. A lock
 * that was left behind is waited for two seconds, and then taken.
 */
export async function withFileLock<Value>(
  path: string,
  clock: Clock,
  work: () => Promise<Value>,
): Promise<Value> {
  const token = randomUUID();
  await mkdir(dirname(path), { recursive: true });
  await acquire(path, token, clock);
  try {
    return await work();
  } finally {
    await removeLock(path, token);
  }
}

async function acquire(path: string, token: string, clock: Clock): Promise<void> {
  let holder: string | undefined;
  let waitedMs = 0;
  while (!(await tryCreate(path, token))) {
    const current = await readPrivateFile(path);
    // Age counts from when we first saw the holder: the clocks of files and machines may differ.
    if (current !== holder) waitedMs = 0;
    holder = current;
    if (holder !== undefined && waitedMs >= staleMs) {
      await removeLock(path, holder);
      continue;
    }
    await clock.sleep(waitMs);
    waitedMs += waitMs;
  }
}

async function tryCreate(path: string, token: string): Promise<boolean> {
  try {
    await writeFile(path, token, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Leaves the lock alone where it has another holder by now. */
async function removeLock(path: string, holder: string): Promise<void> {
  if ((await readPrivateFile(path)) === holder) await rm(path, { force: true });
}
