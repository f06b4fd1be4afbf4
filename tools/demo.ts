/**
 * `npm run demo`: packs the extension and opens it, signed in to its demo tenant, in the desktop
 * VS Code where there is one, else in the server build, whose address it prints. Runs until that
 * VS Code is closed or Ctrl+C is pressed, and leaves nothing behind.
 *
 * `npm run demo -- --tour DIR` walks the main paths without a person and leaves pictures in DIR.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openDemoInBrowser, openDemoOnDesktop } from './demo/openDemo';
import { packageExtension, testPackageFolder } from './packaging/packageExtension';
import { takeTour } from './tour/takeTour';
import { findDesktop } from './vscode/desktop';
import { exitOnSignal } from './vscode/exitOnSignal';

const report = (line: string) => console.log(line);

async function main(args: string[]): Promise<void> {
  const { tour } = parseArgs({ args, options: { tour: { type: 'string' } } }).values;
  const vsixPath = await packageExtension(testPackageFolder);
  if (tour !== undefined) {
    const folder = resolve(tour);
    await takeTour(vsixPath, folder, report);
    report(`The pictures are in ${folder}; index.html shows them all.`);
    return;
  }
  const desktop = findDesktop();
  if (desktop === undefined) await openDemoInBrowser(vsixPath, report);
  else await openDemoOnDesktop(desktop, report);
}

exitOnSignal();
main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
