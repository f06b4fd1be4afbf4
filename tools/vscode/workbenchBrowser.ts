import { randomBytes } from 'node:crypto';
import {
  chromium as playwright,
  type Browser,
  type BrowserContext,
  type Page,
} from 'playwright-core';
import type { Chromium } from './chromium';
import type { RunningServer } from './serverProcess';

/** What the workbench shows and loads when its page is opened. */
export interface WorkbenchOptions {
  /** Absolute path of the folder to open. */
  readonly folder: string;
  /** Absolute path of an extension to load from its sources. */
  readonly extensionPath?: string;
  /** Absolute path of a CommonJS module whose `run()` the extension host executes. */
  readonly testsPath?: string;
}

const launchArguments: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // The workbench asks the extension marketplace and others; a run depends on this machine only.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost',
];

/** Starts the browser without a window. */
export async function launchBrowser({ executablePath, env }: Chromium): Promise<Browser> {
  return playwright.launch({
    executablePath,
    env: { ...process.env, ...env },
    args: [...launchArguments],
    // The caller stops the browser; Ctrl+C must not take it away in the middle of that.
    handleSIGINT: false,
    handleSIGTERM: false,
  });
}

/** Gives a browser profile in which the secrets of VS Code survive a reload of the page. */
export async function newWorkbenchContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  // The half of the key that VS Code expects its server to keep; this server does not serve it.
  const serverKey = randomBytes(32);
  await context.route('**/mint-key', (route) => route.fulfill({ body: serverKey }));
  return context;
}

/** Address of the workbench with its options. */
export function workbenchUrl(origin: string, options: WorkbenchOptions): string {
  const payload: [string, string][] = [];
  if (options.extensionPath !== undefined) {
    payload.push(['extensionDevelopmentPath', remoteUri(options.extensionPath)]);
  }
  if (options.testsPath !== undefined) {
    payload.push(['extensionTestsPath', remoteUri(options.testsPath)]);
  }
  const url = new URL(origin);
  url.searchParams.set('folder', options.folder);
  if (payload.length > 0) url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}

/** Opens the workbench in a page of the context and waits until its frame is drawn. */
export async function openWorkbench(
  context: BrowserContext,
  server: RunningServer,
  options: WorkbenchOptions,
): Promise<Page> {
  const page = await context.newPage();
  await page.goto(workbenchUrl(server.origin, options));
  await page.locator('.monaco-workbench .part.statusbar').waitFor();
  return page;
}

function remoteUri(path: string): string {
  return `vscode-remote://remote${path}`;
}
