/** `npm run emulator`: a local tenant until it is told to stop; `-- --help` lists the options. */
import { startFromCommandLine, UsageError } from '../src/emulator/main';

const parentId = process.ppid;
const parentCheckIntervalMs = 250;

async function main(): Promise<void> {
  const emulator = await startFromCommandLine(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    error: (text) => process.stderr.write(text),
  });
  if (emulator === undefined) return;
  const stop = (): void => void emulator.close();
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  setInterval(() => {
    if (isOrphan()) stop();
  }, parentCheckIntervalMs).unref();
}

/**
 * Whether npm is gone. It runs its scripts in a shell, and a shell that is terminated does not pass
 * the signal on to this process.
 */
function isOrphan(): boolean {
  const wasStartedByNpm = process.env['npm_lifecycle_event'] !== undefined;
  return process.ppid !== parentId || (wasStartedByNpm && process.ppid === 1);
}

main().catch((error: unknown) => {
  const isUsageError = error instanceof UsageError;
  console.error(isUsageError ? error.message : error);
  process.exitCode = isUsageError ? 2 : 1;
});
