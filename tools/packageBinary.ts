import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '..');

const scripts = {
  eslint: 'eslint/bin/eslint.js',
  prettier: 'prettier/bin/prettier.cjs',
  tsc: 'typescript/bin/tsc',
} as const;

/** Runs the program of a package of this project in its root, and gives the exit code. */
export function runPackageBinary(name: keyof typeof scripts, args: readonly string[]): number {
  const script = join(root, 'node_modules', scripts[name]);
  const { status } = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  return status ?? 1;
}
