import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { stageFiles } from '../packaging/packageExtension';
import type { DesktopVsCode } from '../vscode/desktop';
import type { Report } from '../vscode/pinnedInstall';
import { startSecretKeyProxy } from '../vscode/secretKeyProxy';
import { ensureServerBuild } from '../vscode/serverBuild';
import { startServer } from '../vscode/serverProcess';
import { withTemporaryFolder } from '../vscode/temporaryFolder';
import { quietSettings, writeUserSettings } from '../vscode/userSettings';
import { workbenchUrl } from '../vscode/workbenchBrowser';

/** A second extension, which opens the demo tenant of the first as soon as the window is there. */
const openerPath = join(__dirname, 'opener');

/** Serves VS Code with the extension and prints its address; runs until the process is ended. */
export async function openDemoInBrowser(vsixPath: string, report: Report): Promise<void> {
  const build = await ensureServerBuild('current', report);
  await withTemporaryFolder(async (dataDir) => {
    const folder = join(dataDir, 'workspace');
    await mkdir(folder);
    // Whoever reaches the server has a terminal: the address alone must not be enough.
    const token = randomBytes(16).toString('hex');
    const connectionTokenPath = join(dataDir, 'connection-token');
    await writeFile(connectionTokenPath, token, { mode: 0o600 });
    const server = await startServer(build, {
      dataDir,
      vsixPaths: [vsixPath, await packOpener(dataDir)],
      settings: quietSettings,
      connectionTokenPath,
    });
    const proxy = await startSecretKeyProxy(server.port, dataDir);
    const address = new URL(workbenchUrl(`http://127.0.0.1:${proxy.port}`, { folder }));
    address.searchParams.set('tkn', token);
    report(`VS Code ${build.vscodeVersion}, the server build. Open it in a browser:`);
    report(`  ${address.href}`);
    report('Ctrl+C ends it.');
    await server.ended;
  });
}

/** Opens the desktop VS Code with the extension in a profile of its own, until it is closed. */
export async function openDemoOnDesktop(
  { executablePath, label }: DesktopVsCode,
  report: Report,
): Promise<void> {
  await withTemporaryFolder(async (dataDir) => {
    const folder = join(dataDir, 'workspace');
    const extensionsDir = join(dataDir, 'extensions');
    const userDataDir = join(dataDir, 'user');
    await mkdir(folder);
    await mkdir(join(extensionsDir, 'demo'), { recursive: true });
    await stageFiles(join(extensionsDir, 'demo'));
    await cp(openerPath, join(extensionsDir, 'demo-opener'), { recursive: true });
    await writeUserSettings(userDataDir, quietSettings);
    report(`VS Code, the desktop build, ${label}. Close its window to end the demo.`);
    const args = [folder, '--user-data-dir', userDataDir, '--extensions-dir', extensionsDir];
    args.push('--disable-workspace-trust', '--disable-telemetry', '--skip-release-notes');
    // Chromium refuses to run as root with its sandbox.
    if (process.getuid?.() === 0) args.push('--no-sandbox');
    const child = spawn(executablePath, args, { stdio: 'ignore' });
    process.once('exit', () => child.kill());
    await new Promise<void>((closed, failed) => {
      child.once('error', failed);
      child.once('close', () => closed());
    });
  });
}

async function packOpener(folder: string): Promise<string> {
  const packagePath = join(folder, 'demo-opener.vsix');
  await createVSIX({
    cwd: openerPath,
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    skipLicense: true,
  });
  return packagePath;
}
