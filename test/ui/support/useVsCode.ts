import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureTestPackage } from '../../../tools/packaging/packageExtension';
import { toolsCache } from '../../../tools/vscode/pinnedInstall';
import {
  openWorkbenchSession,
  type SessionOptions,
  type WorkbenchSession,
} from '../../../tools/vscode/workbenchSession';

/**
 * Gives the tests of the suite that calls it one VS Code with the packaged extension installed; it
 * starts before the first of them and ends after the last. A failed test leaves a picture of the
 * window in `.vscode-test/failures`. Another extension can be packed instead.
 */
export function useVsCode(
  options: Omit<SessionOptions, 'vsixPath'> = {},
  pack: () => Promise<string> = ensureTestPackage,
): () => WorkbenchSession {
  let session: WorkbenchSession | undefined;
  const current = () => {
    if (session === undefined) throw new Error('VS Code is there during the tests only.');
    return session;
  };
  before('VS Code starts', async () => {
    const vsixPath = await pack();
    session = await openWorkbenchSession({ ...options, vsixPath }, printLine);
  });
  afterEach('leave a picture of a failure', async function () {
    if (this.currentTest?.state !== 'failed') return;
    const folder = join(toolsCache, 'failures');
    await mkdir(folder, { recursive: true });
    const name = this.currentTest.fullTitle().replaceAll(/[^\w-]+/g, '-');
    const path = join(folder, `${name}.png`);
    await current().workbench.page.screenshot({ path });
    printLine(`    picture: ${path}`);
  });
  after('VS Code ends', async () => {
    await session?.close();
    session = undefined;
  });
  return current;
}

function printLine(line: string): void {
  process.stdout.write(`${line}\n`);
}
