import assert from 'node:assert/strict';
import { createServer, request, type Server } from 'node:http';
import { startSecretKeyProxy, type FrontProxy } from '../../../../tools/vscode/secretKeyProxy';
import {
  createTemporaryFolder,
  type TemporaryFolder,
} from '../../../../tools/vscode/temporaryFolder';

describe('the proxy that keeps half of the key of the secrets', () => {
  let folder: TemporaryFolder;
  let target: Server;
  let targetPort: number;
  let proxy: FrontProxy;

  beforeEach(async () => {
    folder = await createTemporaryFolder();
    target = createServer((incoming, outgoing) => {
      outgoing.writeHead(418, { 'x-host': incoming.headers.host, 'x-url': incoming.url });
      incoming.pipe(outgoing);
    });
    target.on('upgrade', (_incoming, socket) => {
      socket.write(
        'HTTP/1.1 101 Switching Protocols\r\nUpgrade: echo\r\nConnection: Upgrade\r\n\r\n',
      );
      socket.pipe(socket);
    });
    await new Promise<void>((listening) => target.listen(0, '127.0.0.1', listening));
    const address = target.address();
    targetPort = typeof address === 'object' && address !== null ? address.port : 0;
    proxy = await startSecretKeyProxy(targetPort, folder.path);
  });

  afterEach(async () => {
    proxy.close();
    target.close();
    target.closeAllConnections();
    await folder.remove();
  });

  const ask = (path: string, init?: RequestInit) =>
    fetch(`http://127.0.0.1:${proxy.port}${path}`, init);
  const mintKey = async () =>
    Buffer.from(await (await ask('/some/mint-key?a=b', { method: 'POST' })).arrayBuffer());

  it('gives the same 32 bytes each time, after a new start too', async () => {
    const key = await mintKey();
    assert.equal(key.length, 32);
    assert.deepEqual(await mintKey(), key);
    proxy.close();
    proxy = await startSecretKeyProxy(targetPort, folder.path);
    assert.deepEqual(await mintKey(), key);
  });

  it('passes everything else on as it is, and back', async () => {
    const answer = await ask('/a?b=c', { method: 'POST', body: 'some text' });
    assert.equal(answer.status, 418);
    assert.equal(answer.headers.get('x-url'), '/a?b=c');
    assert.equal(answer.headers.get('x-host'), `127.0.0.1:${proxy.port}`);
    assert.equal(await answer.text(), 'some text');
  });

  it('passes another protocol on in both directions', async () => {
    const upgraded = await new Promise<string>((resolve, reject) => {
      request({ port: proxy.port, headers: { connection: 'Upgrade', upgrade: 'echo' } })
        .once('error', reject)
        .once('upgrade', (_answer, socket) => {
          socket.once('data', (data: Buffer) => {
            socket.destroy();
            resolve(data.toString());
          });
          socket.write('ping');
        })
        .end();
    });
    assert.equal(upgraded, 'ping');
  });
});
