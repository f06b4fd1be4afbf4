import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** A running `prism proxy`. */
export interface Prism {
  /** Such as `http://127.0.0.1:40123`. */
  readonly origin: string;
  stop(): Promise<void>;
}

const program = createRequire(__filename).resolve('@stoplight/prism-cli/dist/index.js');

/**
 * Starts `prism proxy --errors` on a free port: it answers a request that breaks the document with
 * 422, and one whose answer breaks it with 500. Settles when it serves; rejects when it ends before.
 */
export async function startPrism(documentPath: string, upstream: string): Promise<Prism> {
  const child = spawn(
    process.execPath,
    [
      ...['--require', join(__dirname, 'endWithParent.cjs'), program],
      ...['proxy', documentPath, upstream, '--errors', '--host', '127.0.0.1', '--port', '0'],
    ],
    { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  );
  try {
    return { origin: await announcedOrigin(child), stop: () => stop(child) };
  } catch (error) {
    await stop(child);
    throw error;
  }
}

function announcedOrigin(child: ChildProcess): Promise<string> {
  let output = '';
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        // Later output is read too, so that the pipe never fills up.
        output = `${output}${text}`.slice(-20_000);
        const origin = /Prism is listening on (http:\/\/[\d.:]+)/.exec(output)?.[1];
        if (origin !== undefined) resolve(origin);
      });
    }
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`prism ended before it served:\n${output}`)));
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}
