import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAxiosTransport } from '../../src/core/http/axiosTransport';

describe('HTTP inside VS Code', () => {
  it('keeps its connection over many requests, although VS Code replaces the agent', async () => {
    let connections = 0;
    const server = createServer((_, response) => response.end('{}'));
    server.on('connection', () => connections++);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = server.address() as AddressInfo;
      const transport = createAxiosTransport({
        origin: `http://127.0.0.1:${port}`,
        timeoutMs: 10_000,
        userAgent: 'test',
      });
      for (let request = 0; request < 50; request++) {
        await transport.send({ method: 'GET', path: '/', headers: {} });
      }
      assert.equal(connections, 1);
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });
});
