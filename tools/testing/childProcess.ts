import { resolve } from 'node:path';
import { ProcessGroup, type ProcessOptions } from '../processGroup';
import type { PartOutput } from './partOutput';

const root = resolve(__dirname, '../..');
const limitMs = 20 * 60_000;

/** A Node process for a part of the tests. */
export interface Child extends Pick<ProcessOptions, 'input'> {
  /** Arguments of `node`, relative to the project's root. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs a child to its end, which is after 20 minutes at the latest, and gives its exit code; it is
 * not 0 when a signal ended it.
 *
 * The child does not get the developer's own credentials from the environment.
 */
export async function runChild(child: Child, output: PartOutput): Promise<number> {
  const { args, env, ...options } = child;
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('CONDUCTORONE_'),
  );
  const group = new ProcessGroup(process.execPath, args, {
    ...options,
    cwd: root,
    env: { ...Object.fromEntries(inherited), ...colors(), ...env },
  });
  group.onOutput((text) => output.write(text));
  const limit = setTimeout(() => {
    output.write(`Stopped after ${limitMs / 60_000} minutes.\n`);
    void group.stop();
  }, limitMs);
  const exitCode = await group.closed;
  clearTimeout(limit);
  return exitCode;
}

/** A pipe hides from the child that a terminal is at the end. */
function colors(): Readonly<Record<string, string>> {
  return process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
}
