import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { Workbench } from '../workbench/workbench';
import { ensureChromium } from './chromium';
import type { Report } from './pinnedInstall';
import { ensureServerBuild } from './serverBuild';
import { startServer, type RunningServer } from './serverProcess';
import { createTemporaryFolder } from './temporaryFolder';
import { quietSettings, type UserSettings } from './userSettings';
import { launchBrowser, newWorkbenchContext, openWorkbench } from './workbenchBrowser';

/** What a VS Code for a test or a tour starts with. */
export interface SessionOptions {
  /** The packaged extension; it is installed as a person installs it. */
  readonly vsixPath: string;
  /** Besides those that keep VS Code quiet. */
  readonly settings?: UserSettings;
  /** Added to the environment of the extension host. */
  readonly env?: Readonly<Record<string, string>>;
  /** Folders are not trusted until a person says so. */
  readonly hasWorkspaceTrust?: boolean;
}

/** A VS Code of its own in a headless browser, with one extension installed. */
export interface WorkbenchSession {
  readonly workbench: Workbench;
  /** Absolute path of the open folder, which is empty. */
  readonly workspaceFolder: string;
  /** Absolute path of the home folder that extensions see, which is empty. */
  readonly homeFolder: string;
  /** Gives all that VS Code and its extensions wrote into their logs. */
  logs(): Promise<string>;
  /** Opens one more window on the same folder. */
  openWindow(): Promise<Workbench>;
  /** Ends everything that belongs to the session and deletes what it stored. */
  close(): Promise<void>;
}

/**
 * Starts the server build with the extension and opens its first window, and says which VS Code
 * that is. Nothing of the developer's own is in it: no setting, no credential, no profile.
 */
export async function openWorkbenchSession(
  options: SessionOptions,
  report: Report,
): Promise<WorkbenchSession> {
  const build = await ensureServerBuild('current', report);
  const chromium = await ensureChromium(report);
  report(`VS Code ${build.vscodeVersion}, the server build, in ${chromium.label}.`);
  const cleanups: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  };
  try {
    const folder = await createTemporaryFolder();
    cleanups.push(() => folder.remove());
    const workspaceFolder = join(folder.path, 'workspace');
    const homeFolder = join(folder.path, 'home');
    await mkdir(workspaceFolder);
    await mkdir(homeFolder);
    const dataDir = join(folder.path, 'data');
    const server = await startServer(build, {
      dataDir,
      vsixPaths: [options.vsixPath],
      settings: { ...quietSettings, ...options.settings },
      env: { HOME: homeFolder, ...options.env },
      hasWorkspaceTrust: options.hasWorkspaceTrust ?? false,
    });
    cleanups.push(() => server.stop());
    const browser = await launchBrowser(chromium);
    cleanups.push(() => browser.close());
    const context = await newWorkbenchContext(browser);
    const openWindow = () => openWindowIn(context, server, workspaceFolder);
    const logs = () => readLogs(join(dataDir, 'data', 'logs'));
    return { workbench: await openWindow(), workspaceFolder, homeFolder, logs, openWindow, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openWindowIn(
  context: BrowserContext,
  server: RunningServer,
  folder: string,
): Promise<Workbench> {
  return new Workbench(await openWorkbench(context, server, { folder }));
}

async function readLogs(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true });
  const logs = names.filter((name) => name.endsWith('.log'));
  const texts = await Promise.all(logs.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.join('\n');
}
