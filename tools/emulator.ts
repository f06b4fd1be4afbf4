/** `npm run emulator`: a local tenant until it is told to stop; `-- --help` lists the options. */
import { startFromCommandLine } from '../src/emulator/main';

async function main(): Promise<void> {
  const emulator = await startFromCommandLine(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    error: (text) => process.stderr.write(text),
  });
  if (emulator === undefined) {
    process.exitCode = process.argv.includes('--help') ? 0 : 2;
    return;
  }
  const stop = (): void => void emulator.close();
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
