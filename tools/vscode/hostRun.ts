import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import type { BrowserContext } from 'playwright-core';
import { ensureChromium } from './chromium';
import type { DesktopVsCode } from './desktop';
import type { Report } from './pinnedInstall';
import { ensureServerBuild, type ServerBuildName } from './serverBuild';
import { startServer } from './serverProcess';
import { withTemporaryFolder } from './temporaryFolder';
import { quietSettings, writeUserSettings } from './userSettings';
import { launchBrowser, newWorkbenchContext, openWorkbench } from './workbenchBrowser';

/** Code that a VS Code executes in its extension host. */
export interface HostRun {
  /** Absolute path of the extension under test, loaded from its folder. */
  readonly extensionPath: string;
  /** Absolute path of the module that exports `run()`. */
  readonly testsPath: string;
  /** Added to the environment of the extension host. */
  readonly env: Readonly<Record<string, string>>;
}

const runLimitMs = 8 * 60_000;

/** Runs in the server build, shown by a headless browser. Throws when `run()` did not resolve. */
export async function runInServerBuild(
  name: ServerBuildName,
  run: HostRun,
  report: Report,
): Promise<void> {
  const [build, chromium] = await Promise.all([
    ensureServerBuild(name, report),
    ensureChromium(report),
  ]);
  report(`VS Code ${build.vscodeVersion}, the server build, in ${chromium.label}.`);
  await withTemporaryFolder(async (dataDir) => {
    const folder = join(dataDir, 'workspace');
    await mkdir(folder);
    const server = await startServer(build, {
      dataDir,
      settings: quietSettings,
      env: run.env,
      takesTestsFromAddress: true,
    });
    const browser = await launchBrowser(chromium);
    try {
      const context = await newWorkbenchContext(browser);
      const automation = await Automation.attachTo(context);
      const { extensionPath, testsPath } = run;
      const options = { folder, extensionPath, testsPath };
      await Promise.all([openWorkbench(context, server, options), automation.passed]);
    } finally {
      await browser.close();
      await server.stop();
    }
  });
}

/** Runs in the desktop VS Code with a profile of its own. Throws when `run()` did not resolve. */
export async function runInDesktop(
  desktop: DesktopVsCode,
  run: HostRun,
  report: Report,
): Promise<void> {
  report(`VS Code, the desktop build, ${desktop.label}.`);
  await withTemporaryFolder(async (dataDir) => {
    const folder = join(dataDir, 'workspace');
    await mkdir(folder);
    await writeUserSettings(join(dataDir, 'user'), quietSettings);
    await runTests({
      vscodeExecutablePath: desktop.executablePath,
      extensionDevelopmentPath: run.extensionPath,
      extensionTestsPath: run.testsPath,
      extensionTestsEnv: { ...run.env },
      launchArgs: [
        folder,
        `--user-data-dir=${join(dataDir, 'user')}`,
        `--extensions-dir=${join(dataDir, 'extensions')}`,
        '--disable-telemetry',
      ],
    });
  });
}

/** What the page of the workbench tells about the tests; it calls functions of these names. */
class Automation {
  readonly passed: Promise<void>;
  readonly #log: string[] = [];
  #end: (reason: string | undefined) => void = () => undefined;

  private constructor() {
    this.passed = new Promise((resolve, reject) => {
      this.#end = (reason) => {
        clearTimeout(limit);
        if (reason === undefined) resolve();
        else reject(new Error([reason, ...this.#log].join('\n')));
      };
    });
    const limit = setTimeout(() => this.#end('The tests in VS Code did not end.'), runLimitMs);
  }

  static async attachTo(context: BrowserContext): Promise<Automation> {
    const automation = new Automation();
    context.once('close', () => automation.#end('The browser ended before the tests in VS Code.'));
    await context.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
      automation.#log.push(`[${type}] ${args.join(' ')}`);
    });
    await context.exposeFunction('codeAutomationExit', (exitCode: number) => {
      automation.#end(exitCode === 0 ? undefined : 'The tests in VS Code failed.');
    });
    return automation;
  }
}
