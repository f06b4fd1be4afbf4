/**
 * The process of a suite that runs in plain Node: `testProcess.ts TIMEOUT_MS FILE...`.
 *
 * A suite that keeps the process alive after its last test left something running, which is a
 * mistake of its own.
 */
import { createRequire } from 'node:module';
import { exitOnSignal } from '../vscode/exitOnSignal';
import { runMocha } from './runMocha';

const requireTest = createRequire(__filename);
const graceMs = 10_000;

async function main([timeoutMs, ...files]: readonly string[]): Promise<void> {
  const { failed } = await runMocha({
    timeoutMs: Number(timeoutMs),
    loadTests: () => {
      for (const file of files) requireTest(file);
    },
  });
  process.exitCode = failed === 0 ? 0 : 1;
  setTimeout(() => {
    const left = process.getActiveResourcesInfo().join(', ');
    console.error(`The process does not end after the last test; still active: ${left}`);
    process.exit(1);
  }, graceMs).unref();
}

// A failure that nobody awaits belongs to no test, and fails the suite all the same.
process.on('unhandledRejection', (error) => {
  throw error;
});
exitOnSignal();
main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
