import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { PartOutput } from './partOutput';

const root = resolve(__dirname, '../..');

const limitMs = 10 * 60_000;

/** A Node process for a part of the tests. */
export interface Child {
  /** Arguments of `node`, relative to the project's root. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Standard input; empty where it is not given. */
  readonly input?: string;
}

/**
 * Runs a child to its end, which is after 10 minutes at the latest, and gives its exit code; it is
 * not 0 when a signal ended it.
 *
 * The child does not get the developer's own credentials from the environment.
 */
export async function runChild(
  { args, env, input = '' }: Child,
  output: PartOutput,
): Promise<number> {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('CONDUCTORONE_'),
  );
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...Object.fromEntries(inherited), ...colors(), ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  // A child that ends without reading its input is judged by its exit code.
  child.stdin.on('error', () => undefined).end(input);
  const endWithParent = () => child.kill();
  process.once('exit', endWithParent);
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => output.write(text));
  }
  const limit = setTimeout(() => {
    output.write(`Stopped after ${limitMs / 60_000} minutes.\n`);
    child.kill();
  }, limitMs);
  try {
    return await new Promise<number>((resolveExit, reject) => {
      child.once('error', reject);
      child.once('close', (exitCode) => resolveExit(exitCode ?? 1));
    });
  } finally {
    clearTimeout(limit);
    process.removeListener('exit', endWithParent);
  }
}

/** A pipe hides from the child that a terminal is at the end. */
function colors(): Readonly<Record<string, string>> {
  return process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
}
