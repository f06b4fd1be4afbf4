import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';

/** A server in front of another one. */
export interface FrontProxy {
  readonly port: number;
  close(): void;
}

/**
 * Stands before the server build of VS Code and keeps one half of the key that the browser encrypts
 * secrets with, which that build asks its server for and does not serve. Without it, the secrets of
 * extensions are lost with each reload of the page.
 *
 * The half lives as long as the data folder. Everything else passes through, WebSockets included.
 */
export async function startSecretKeyProxy(
  targetPort: number,
  dataDir: string,
): Promise<FrontProxy> {
  const key = await keptKey(join(dataDir, 'secret-key'));
  const sockets = new Set<Socket>();
  const server = createServer((incoming, outgoing) => {
    if (incoming.method === 'POST' && pathOf(incoming).endsWith('/mint-key')) outgoing.end(key);
    else passRequest(incoming, outgoing, targetPort);
  });
  server.on('upgrade', (incoming: IncomingMessage, socket: Socket, head: Buffer) => {
    passUpgrade(incoming, socket, head, targetPort);
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  const close = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return { port: address.port, close };
}

async function keptKey(path: string): Promise<Buffer> {
  try {
    await writeFile(path, randomBytes(32), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const isKept = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (!isKept) throw error;
  }
  return readFile(path);
}

function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '/';
}

function passRequest(incoming: IncomingMessage, outgoing: ServerResponse, port: number): void {
  const { method, url, headers } = incoming;
  const passed = request({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  passed.once('error', () => outgoing.destroy());
  outgoing.once('close', () => passed.destroy());
  incoming.pipe(passed);
}

/** Repeats the request for another protocol as it came, and connects both ends. */
function passUpgrade(incoming: IncomingMessage, socket: Socket, head: Buffer, port: number): void {
  const target = connect(port, '127.0.0.1', () => {
    const lines = [`${incoming.method ?? 'GET'} ${incoming.url ?? '/'} HTTP/1.1`];
    for (let index = 0; index < incoming.rawHeaders.length; index += 2) {
      lines.push(`${incoming.rawHeaders[index] ?? ''}: ${incoming.rawHeaders[index + 1] ?? ''}`);
    }
    target.write(`${lines.join('\r\n')}\r\n\r\n`);
    target.write(head);
    target.pipe(socket).pipe(target);
  });
  const end = () => {
    target.destroy();
    socket.destroy();
  };
  for (const stream of [target, socket]) stream.once('error', end).once('close', end);
}
