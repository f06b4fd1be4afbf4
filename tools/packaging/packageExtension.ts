import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { object, parse, string } from 'valibot';
import { noticesFileName } from '../building/thirdPartyNotices';
import { toolsCache } from '../vscode/pinnedInstall';
import { withTemporaryFolder } from '../vscode/temporaryFolder';

const root = resolve(__dirname, '../..');

/** Folder of the package that the tests and the demo install. */
export const testPackageFolder = join(toolsCache, 'package');

/** What the package may hold of the project's root; `.vscodeignore` says what of it ships. */
const staged = ['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE', 'dist', 'media'];

/**
 * Builds the extension, packs it into a folder, the project's root where none is given, and gives
 * the path of the `.vsix` file. The packer prints what is in it.
 *
 * The same commit gives the same bytes. Throws when the build or the packer fails.
 */
export async function packageExtension(folder = root): Promise<string> {
  await mkdir(folder, { recursive: true });
  const packagePath = await packagePathIn(folder);
  // What fails from here on must not leave an older package to be taken for this one.
  await rm(packagePath, { force: true });
  buildExtension();
  await withTemporaryFolder(async (stage) => {
    // The packer looks at every file below its folder, and the root holds a VS Code or two.
    await stageFiles(stage);
    // The archive holds times of day in the zone of the packer.
    const reproducible = { TZ: 'UTC', SOURCE_DATE_EPOCH: lastCommitSeconds() };
    await withEnvironment(reproducible, () =>
      createVSIX({ cwd: stage, packagePath, dependencies: false }),
    );
  });
  return packagePath;
}

/** Copies what the package is made of into a folder, readable for everybody. */
export async function stageFiles(folder: string): Promise<void> {
  for (const name of [...staged, '.vscodeignore']) {
    await cp(join(root, name), join(folder, name), { recursive: true });
  }
  await rename(join(folder, 'dist', noticesFileName), join(folder, noticesFileName));
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    // The archive holds the modes, which depend on who checked the sources out.
    if (entry.isFile()) await chmod(join(entry.parentPath, entry.name), 0o644);
  }
}

/** Gives the path of a package of the present sources for the tests, packed anew where need be. */
export async function ensureTestPackage(): Promise<string> {
  const packagePath = await packagePathIn(testPackageFolder);
  const packedAtMs = await modifiedAtMs(packagePath);
  const sources = await readdir(join(root, 'src'), { recursive: true });
  const files = ['package.json', ...sources.map((name) => join('src', name))];
  const changedAtMs = await Promise.all(files.map((name) => modifiedAtMs(join(root, name))));
  const isCurrent = changedAtMs.every((timeMs) => timeMs < packedAtMs);
  return isCurrent ? packagePath : packageExtension(testPackageFolder);
}

async function packagePathIn(folder: string): Promise<string> {
  const manifest = parse(
    object({ name: string(), version: string() }),
    JSON.parse(await readFile(join(root, 'package.json'), 'utf8')),
  );
  return join(folder, `${manifest.name}-${manifest.version}.vsix`);
}

/** When a file was changed; 0 for one that is not there. */
async function modifiedAtMs(path: string): Promise<number> {
  return existsSync(path) ? (await stat(path)).mtimeMs : 0;
}

/** Builds what ships into `dist`. The build prints why it fails. */
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
