#!/usr/bin/env node
/**
 * Runs one developer command: `node tools/run.mjs NAME [ARG ...]` executes `tools/NAME.ts`.
 *
 * Works on a fresh clone: installs the locked dependencies first where they are missing or older
 * than the lockfile. What the installation prints goes to standard error, so that a command whose
 * output is read by a program keeps standard output to itself.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const installedMarker = join(root, 'node_modules', '.package-lock.json');

function dependenciesAreCurrent() {
  if (!existsSync(installedMarker)) return false;
  return statSync(installedMarker).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

function installDependencies() {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const result = spawnSync(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', process.stderr.fd, process.stderr.fd],
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    process.stderr.write('Installing the dependencies failed; see the lines of npm above.\n');
    process.exit(1);
  }
  utimesSync(installedMarker, new Date(), new Date());
}

const [name, ...args] = process.argv.slice(2);
if (name === undefined || !/^[a-z][\w-]*$/i.test(name)) {
  process.stderr.write('usage: node tools/run.mjs NAME [ARG ...]\n');
  process.exit(2);
}
if (!dependenciesAreCurrent()) installDependencies();

process.chdir(root);
process.argv.splice(1, process.argv.length, join(root, 'tools', `${name}.ts`), ...args);
const { register } = await import('tsx/cjs/api');
register();
const { createRequire } = await import('node:module');
createRequire(import.meta.url)(`./${name}.ts`);
