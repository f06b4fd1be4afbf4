import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { object, optional, parse, record, string } from 'valibot';
import { ProcessGroup } from '../processGroup';

/** Tells the person at the terminal, in one line, what goes on. */
export type Report = (line: string) => void;

/** Where everything is kept that the tools install for themselves; ignored by git and prettier. */
export const toolsCache = resolve(__dirname, '../../.vscode-test');

/** One npm package at one version, with the hash of its archive as the registry publishes it. */
export interface PinnedPackage {
  readonly name: string;
  readonly version: string;
  readonly integrity: string;
}

/** A folder of `toolsCache` that is either whole or not there. */
export interface PinnedInstall {
  /** Name of the folder; it must change with everything that changes the contents. */
  readonly folderName: string;
  readonly packages: readonly PinnedPackage[];
  /**
   * What is left to do after npm, inside the folder that is not yet at its place. It throws when
   * the result is of no use.
   */
  readonly finish: (folder: string) => Promise<void>;
}

/**
 * Gives the folder of an installation, which is made first where it is missing.
 *
 * Everything happens in a neighbour folder that is renamed at the end, so an interrupted
 * installation never looks whole, and two at the same time do not disturb each other.
 * Throws when it failed twice: npm did, an archive is not the pinned one, or `finish` threw. No
 * script of a package is run.
 */
export async function ensureInstalled(install: PinnedInstall, report: Report): Promise<string> {
  const folder = join(toolsCache, install.folderName);
  if (existsSync(folder)) return folder;

  const startedAtMs = Date.now();
  const names = install.packages.map(({ name, version }) => `${name}@${version}`);
  report(`Installing ${names.join(' and ')} into .vscode-test (once) …`);
  await mkdir(toolsCache, { recursive: true });
  await removeAbandoned();
  await makeFolder(install, names, folder).catch(async (error: unknown) => {
    report(`${error instanceof Error ? error.message : String(error)}\nTrying once more …`);
    await makeFolder(install, names, folder);
  });
  report(`Installed ${names.join(' and ')} in ${Math.round((Date.now() - startedAtMs) / 1000)} s.`);
  return folder;
}

async function makeFolder(
  { folderName, packages, finish }: PinnedInstall,
  names: readonly string[],
  folder: string,
): Promise<void> {
  const unfinished = join(toolsCache, `.unfinished-${folderName}-${process.pid}`);
  await rm(unfinished, { recursive: true, force: true });
  try {
    await runNpm(['install', '--prefix', unfinished, '--no-save', ...names], toolsCache);
    await checkIntegrity(unfinished, packages);
    await finish(unfinished);
    await moveIntoPlace(unfinished, folder);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** Runs npm quietly; its output comes with the error when it fails. No script of a package runs. */
export async function runNpm(args: readonly string[], cwd: string): Promise<void> {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = new ProcessGroup('npm', [...args, ...quiet], { cwd, env: process.env });
  if ((await npm.closed) !== 0) {
    throw new Error(`npm ${args.join(' ')} failed:\n${npm.output.trim()}`);
  }
}

const installedPackages = object({
  packages: record(string(), object({ integrity: optional(string()) })),
});

async function checkIntegrity(folder: string, packages: readonly PinnedPackage[]): Promise<void> {
  const lockfile = await readFile(join(folder, 'node_modules', '.package-lock.json'), 'utf8');
  const installed = parse(installedPackages, JSON.parse(lockfile)).packages;
  for (const { name, version, integrity } of packages) {
    if (installed[`node_modules/${name}`]?.integrity !== integrity) {
      throw new Error(
        `The registry gave another archive of ${name}@${version} than the pinned one.`,
      );
    }
  }
}

async function moveIntoPlace(unfinished: string, folder: string): Promise<void> {
  try {
    await rename(unfinished, folder);
  } catch (error) {
    // Another process was faster, and its folder is as whole as this one.
    if (!existsSync(folder)) throw error;
  }
}

/** Removes what installations left behind whose process is gone. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(toolsCache)) {
    const pid = /^\.unfinished-.*-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) {
      await rm(join(toolsCache, name), { recursive: true, force: true });
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, under another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
