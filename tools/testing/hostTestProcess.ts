/**
 * The process of the suite that runs inside a VS Code: `hostTestProcess.ts current|oldest`.
 *
 * Uses the desktop VS Code that is there or can be downloaded, else the server build, and says
 * which.
 */
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { downloadDesktop, findDesktop, type DesktopVsCode } from '../vscode/desktop';
import { exitOnSignal } from '../vscode/exitOnSignal';
import { runInDesktop, runInServerBuild } from '../vscode/hostRun';
import { serverBuildVersions, type ServerBuildName } from '../vscode/serverBuild';
import { withTemporaryFolder } from '../vscode/temporaryFolder';
import { bundleHostTests } from './hostTestBundle';
import { resultsPathVariable } from './suiteResults';

const report = (line: string) => console.log(line);

async function main(name: ServerBuildName): Promise<void> {
  const testsPath = await bundleHostTests();
  await withTemporaryFolder(async (folder) => {
    const outputPath =
      process.platform === 'win32'
        ? String.raw`\\.\pipe\conductorone-tests-${process.pid}`
        : join(folder, 'output');
    const output = createServer((socket) => socket.pipe(process.stdout, { end: false }));
    await new Promise<void>((listening) => output.listen(outputPath, listening));
    try {
      const env = {
        TEST_OUTPUT_PATH: outputPath,
        [resultsPathVariable]: process.env[resultsPathVariable] ?? join(folder, 'results.json'),
      };
      const run = { extensionPath: resolve(__dirname, '../..'), testsPath, env };
      const desktop = await chooseDesktop(name);
      if (desktop === undefined) await runInServerBuild(name, run, report);
      else await runInDesktop(desktop, run, report);
    } finally {
      output.close();
    }
  });
}

async function chooseDesktop(name: ServerBuildName): Promise<DesktopVsCode | undefined> {
  const found = name === 'current' ? findDesktop() : undefined;
  return found ?? (await downloadDesktop(serverBuildVersions[name], report));
}

exitOnSignal();
main(process.argv[2] === 'oldest' ? 'oldest' : 'current').catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
