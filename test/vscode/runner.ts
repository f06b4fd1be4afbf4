import { connect, type Socket } from 'node:net';
import { formatWithOptions } from 'node:util';
import { runMocha } from '../../tools/testing/runMocha';

const timeoutMs = 30_000;

/**
 * Runs the tests of this folder inside the extension host; VS Code waits for the promise.
 *
 * What mocha prints goes to the socket or pipe that TEST_OUTPUT_PATH names: each kind of VS Code
 * does something else to the console of its extension host. Throws when a test failed.
 */
export async function runInExtensionHost(loadTests: () => void): Promise<void> {
  process.setSourceMapsEnabled(true);
  const output = await connectTo(process.env['TEST_OUTPUT_PATH']);
  const print = (...args: unknown[]) => {
    output.write(`${formatWithOptions({ colors: false }, ...args)}\n`);
  };
  try {
    const { failed } = await runMocha({ timeoutMs, loadTests, print });
    if (failed > 0) throw new Error(`${failed} tests failed`);
  } finally {
    await new Promise<void>((resolve) => output.end(resolve));
  }
}

function connectTo(path: string | undefined): Promise<Socket> {
  if (path === undefined) throw new Error('These tests are started by `npm run test:vscode`.');
  return new Promise((resolve, reject) => {
    const socket = connect(path, () => resolve(socket));
    socket.once('error', reject);
  });
}
