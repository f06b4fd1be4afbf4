import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';
import { object, parse, string } from 'valibot';
import { toolsCache } from '../vscode/pinnedInstall';

const root = resolve(__dirname, '../..');

/** Folder of the package that the tests and the demo install. */
export const testPackageFolder = join(toolsCache, 'package');

/** A packed extension. */
export interface ExtensionPackage {
  /** Absolute path of the `.vsix` file. */
  readonly path: string;
  /** Paths, relative to the project's root, of what was packed. */
  readonly files: readonly string[];
}

/**
 * Builds the extension and packs it into a folder, the project's root where none is given.
 *
 * The packer prints what is in the package. The same commit gives the same bytes. Throws when the build or the packer fails.
 */
export async function packageExtension(folder = root): Promise<ExtensionPackage> {
  await mkdir(folder, { recursive: true });
  const path = await packagePath(folder);
  // What fails from here on must not leave an older package to be taken for this one.
  await rm(path, { force: true });
  buildExtension();
  const files = await listFiles({ cwd: root, packageManager: PackageManager.None });
  // The archive holds the modes of the files, and times of day in the zone of the packer.
  for (const name of files) await chmod(join(root, name), 0o644);
  const reproducible = { TZ: 'UTC', SOURCE_DATE_EPOCH: lastCommitSeconds() };
  await withEnvironment(reproducible, () =>
    createVSIX({ cwd: root, packagePath: path, dependencies: false }),
  );
  return { path, files };
}

/** Gives the path of a package of the present sources for the tests, packed anew where need be. */
export async function ensureTestPackage(): Promise<string> {
  const path = await packagePath(testPackageFolder);
  const packedAtMs = await modifiedAtMs(path);
  const sources = await readdir(join(root, 'src'), { recursive: true });
  const files = ['package.json', ...sources.map((name) => join('src', name))];
  const changedAtMs = await Promise.all(files.map((name) => modifiedAtMs(join(root, name))));
  const isCurrent = changedAtMs.every((timeMs) => timeMs < packedAtMs);
  return isCurrent ? path : (await packageExtension(testPackageFolder)).path;
}

/** When a file was changed; 0 for one that is not there. */
async function modifiedAtMs(path: string): Promise<number> {
  return existsSync(path) ? (await stat(path)).mtimeMs : 0;
}

/** Where the package of the present version is in a folder, whether it is there or not. */
async function packagePath(folder: string): Promise<string> {
  const manifest = parse(
    object({ name: string(), version: string() }),
    JSON.parse(await readFile(join(root, 'package.json'), 'utf8')),
  );
  return join(folder, `${manifest.name}-${manifest.version}.vsix`);
}

/** Builds what ships into `dist`. Throws when that fails; the reason was printed. */
function buildExtension(): void {
  const args = [join(root, 'tools', 'run.mjs'), 'build'];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('The build failed.');
}

function lastCommitSeconds(): string {
  const { status, stdout } = spawnSync('git', ['log', '-1', '--format=%ct'], {
    cwd: root,
    encoding: 'utf8',
  });
  // Without a history (an unpacked archive of the sources) any constant date serves.
  return status === 0 && stdout.trim() !== '' ? stdout.trim() : '1700000000';
}

async function withEnvironment(
  variables: Readonly<Record<string, string>>,
  action: () => Promise<void>,
): Promise<void> {
  const before = { ...process.env };
  Object.assign(process.env, variables);
  try {
    await action();
  } finally {
    for (const name of Object.keys(variables)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, before);
  }
}
