import assert from 'node:assert/strict';
import { ConnectionError } from '../../../../src/core/errors';
import { createAxiosTransport } from '../../../../src/core/http/axiosTransport';
import { isCleanRefusal } from '../../../../src/core/http/cleanRefusal';
import { lazyTransport } from '../../../../src/core/http/lazyTransport';
import { useLocalServer } from '../../../support/localServer';

const request = { method: 'GET', path: '/', headers: {} };

describe('a transport that loads late', () => {
  const server = useLocalServer();

  it('loads once, again only after a load that failed', async () => {
    server.current.answer = () => ({ json: {} });
    let loadCount = 0;
    const transport = lazyTransport(
      { origin: server.current.origin, timeoutMs: 2000, userAgent: 'tests/1' },
      (options) =>
        ++loadCount === 1
          ? Promise.reject(new Error('no such file'))
          : Promise.resolve(createAxiosTransport(options)),
    );
    await assert.rejects(transport.send(request), (error) => {
      assert.ok(error instanceof ConnectionError && isCleanRefusal(error));
      assert.match(
        error.message,
        /could not be loaded, so nothing was sent\. Reload the window\.$/,
      );
      return true;
    });
    assert.equal((await transport.send(request)).status, 200);
    await transport.send(request);
    assert.equal(loadCount, 2);
  });
});
