import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import {
  CancelledError,
  ConnectionError,
  UnexpectedAnswerError,
} from '../../../../src/core/errors';
import { createAxiosTransport } from '../../../../src/core/http/axiosTransport';
import type { TransportRequest } from '../../../../src/core/http/transport';
import { deferred } from '../../../support/deferred';
import { assertNoLeak, everythingSaidBy } from '../../../support/leaks';
import {
  cutConnection,
  neverAnswer,
  useLocalServer,
  type Reply,
} from '../../../support/localServer';
import { selfSignedCertificate } from '../../../support/selfSignedCertificate';

const token = 'TokenThatNobodyMaySee0123456789';
const capBytes = 32 * 1024 * 1024;

const request = (fields: Partial<TransportRequest> = {}): TransportRequest => ({
  method: 'GET',
  path: '/api/v1/auth/introspect',
  headers: { Authorization: `Bearer ${token}` },
  ...fields,
});

describe('the transport', () => {
  const server = useLocalServer();
  const transport = (timeoutMs = 10_000) =>
    createAxiosTransport({ origin: server.current.origin, timeoutMs, userAgent: 'tests/1' });

  it('sends a request as it is', async () => {
    server.current.answer = () => ({ json: {} });
    await transport().send(
      request({
        method: 'POST',
        path: '/api/v1/search/apps?x=a%2Fb',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: '{"query": "ü"}',
      }),
    );
    const [received] = server.current.requests;
    assert.equal(received?.method, 'POST');
    assert.equal(received.path, '/api/v1/search/apps?x=a%2Fb');
    assert.equal(received.body, '{"query": "ü"}');
    assert.equal(received.headers.authorization, `Bearer ${token}`);
    assert.equal(received.headers['content-type'], 'application/json');
    assert.equal(received.headers['user-agent'], 'tests/1');
  });

  it('tells how long a body is, whatever the method', async () => {
    server.current.answer = () => ({ json: {} });
    const one = transport();
    for (const method of ['POST', 'DELETE', 'PUT']) {
      await one.send(request({ method, path: '/x', body: '{"a": "ü"}' }));
    }
    assert.deepEqual(
      server.current.requests.map(({ body, headers }) => [body, headers['content-length']]),
      Array.from({ length: 3 }, () => ['{"a": "ü"}', '11']),
    );
  });

  it('gives whatever answer came, unread', async () => {
    const text = '{"half": ';
    server.current.answer = () => ({ status: 418, headers: { 'C1-Trace-Id': '1-abc' }, text });
    const answer = await transport().send(request());
    assert.equal(answer.status, 418);
    assert.equal(answer.body.toString(), text);
    assert.equal(answer.headers['c1-trace-id'], '1-abc');
  });

  it('uses one connection for one request after the other', async () => {
    server.current.answer = () => ({ json: {} });
    const one = transport();
    for (let count = 0; count < 3; count++) await one.send(request());
    assert.equal(new Set(server.current.requests.map(({ remotePort }) => remotePort)).size, 1);
  });

  describe('stays at its origin', () => {
    const other = useLocalServer();

    it('by not following a redirect', async () => {
      server.current.answer = () => ({
        status: 307,
        headers: { location: `${other.current.origin}/api/v1/auth/introspect` },
      });
      const answer = await transport().send(request());
      assert.equal(answer.status, 307);
      assert.deepEqual(other.current.requests, []);
    });

    it('by refusing paths that lead elsewhere', async () => {
      const { host, origin } = other.current;
      for (const path of [`//${host}/x`, `${origin}/x`, `/\\${host}/x`, `\\\\${host}/x`]) {
        await assert.rejects(transport().send(request({ path })), RangeError);
      }
      assert.deepEqual([server.current.requests, other.current.requests], [[], []]);
    });

    it('by taking no path for a user name', async () => {
      server.current.answer = () => ({ json: {} });
      await transport().send(request({ path: `@${other.current.host}/x` }));
      assert.equal(server.current.requests.length, 1);
      assert.deepEqual(other.current.requests, []);
    });
  });

  describe('fails, without a word of the request,', () => {
    async function failureOf(reply: Reply, timeoutMs?: number): Promise<Error> {
      server.current.answer = () => reply;
      const error: unknown = await transport(timeoutMs)
        .send(request())
        .then(
          () => undefined,
          (thrown: unknown) => thrown,
        );
      assert.ok(error instanceof Error);
      assertNoLeak(everythingSaidBy(error), [token]);
      return error;
    }

    it('when the connection is cut before an answer', async () => {
      const error = await failureOf(cutConnection);
      assert.ok(error instanceof ConnectionError && error.mayHaveArrived);
      assert.equal(
        error.message,
        `The connection to ${server.current.host} broke (ECONNRESET). Check the network and the proxy.`,
      );
    });

    it('when the connection is cut within an answer', async () => {
      const error = await failureOf((response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
        response.write('{"list": [', () => response.socket?.destroy());
      });
      assert.ok(error instanceof ConnectionError);
    });

    it('when the connection is cut within an answer of unknown length', async () => {
      const error = await failureOf((response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write('{"list": [', () => response.socket?.destroy());
      });
      assert.ok(error instanceof ConnectionError);
    });

    it('when no answer comes in time', async () => {
      const error = await failureOf(neverAnswer, 50);
      assert.ok(error instanceof ConnectionError);
      assert.equal(
        error.message,
        `${server.current.host} did not answer within 0.05 s. Check the network, the proxy and ConductorOne's status page.`,
      );
    });

    it('when an answer drips without coming to its end in time', async () => {
      let drip: NodeJS.Timeout | undefined;
      const error = await failureOf((response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        drip = setInterval(() => response.write(' '), 10);
      }, 100);
      clearInterval(drip);
      assert.ok(error instanceof ConnectionError);
      assert.match(error.message, /did not answer within 0\.1 s/);
    });

    it('when nothing listens there', async () => {
      const { host } = server.current;
      const closed = transport();
      await server.current.stop();
      await assert.rejects(closed.send(request()), (error) => {
        assert.ok(error instanceof ConnectionError);
        assert.equal(
          error.message,
          `${host} refuses connections. Check the host, its port and the proxy; where they are right, try again later.`,
        );
        assert.equal(error.mayHaveArrived, false);
        assertNoLeak(everythingSaidBy(error), [token]);
        return true;
      });
    });

    const overTls = (port: string) =>
      createAxiosTransport({
        origin: `https://127.0.0.1:${port}`,
        timeoutMs: 2000,
        userAgent: 'tests/1',
      }).send(request());

    it('when the certificate is not trusted', async () => {
      const tls = createServer(selfSignedCertificate()).listen(0, '127.0.0.1');
      await once(tls, 'listening');
      const address = tls.address();
      assert.ok(typeof address === 'object' && address !== null);
      try {
        await assert.rejects(overTls(String(address.port)), (error) => {
          assert.ok(error instanceof ConnectionError);
          assert.match(
            error.message,
            /^The certificate of 127\.0\.0\.1:\d+ is not trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\)\. Check the host and the clock; behind a company's proxy, ask IT /,
          );
          assert.equal(error.mayHaveArrived, false);
          return true;
        });
      } finally {
        tls.close();
      }
    });

    it('when there is no TLS behind the port', async () => {
      await assert.rejects(overTls(new URL(server.current.origin).port), (error) => {
        assert.ok(error instanceof ConnectionError && error.mayHaveArrived);
        assert.match(
          error.message,
          /^There is no secure connection to 127\.0\.0\.1:\d+ \(\w+\)\. Check the host, its port and the proxy\.$/,
        );
        return true;
      });
    });

    it('when an answer is bigger than anything the API sends', async () => {
      const error = await failureOf((response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(Buffer.alloc(capBytes + 1, 0x20));
      });
      assert.ok(error instanceof UnexpectedAnswerError);
    });

    it('when an answer unpacks to more than anything the API sends', async () => {
      const packed = gzipSync(Buffer.alloc(capBytes + 1, 0x20), { level: 1 });
      const error = await failureOf((response) => {
        response.writeHead(200, {
          'content-type': 'application/json',
          'content-encoding': 'gzip',
        });
        response.end(packed);
      });
      assert.ok(error instanceof UnexpectedAnswerError);
    });
  });

  describe('disposed of', () => {
    /** Answers, and settles with the end of the connection. */
    const connectionEnd = (reply: (response: ServerResponse) => void) => {
      const end = deferred();
      server.current.answer = () => (response) => {
        response.socket?.once('close', () => end.resolve());
        reply(response);
      };
      return end.promise;
    };
    const answerJson = (response: ServerResponse) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    };

    it('closes a connection that it kept', async () => {
      const end = connectionEnd(answerJson);
      const one = transport();
      await one.send(request());
      one.dispose();
      await end;
    });

    it('lets a request under way end first', async () => {
      const one = transport();
      const end = connectionEnd((response) => {
        one.dispose();
        answerJson(response);
      });
      assert.equal((await one.send(request())).status, 200);
      await end;
    });
  });

  describe('is cancelled', () => {
    it('before anything is sent', async () => {
      await assert.rejects(transport().send(request(), AbortSignal.abort()), CancelledError);
      assert.deepEqual(server.current.requests, []);
    });

    it('while it waits, and lets go of the connection', async () => {
      const abort = new AbortController();
      let closed: Promise<unknown> | undefined;
      server.current.answer = () => (response) => {
        closed = once(response, 'close');
        abort.abort();
      };
      await assert.rejects(transport().send(request(), abort.signal), CancelledError);
      await closed;
    });

    it('within an answer', async () => {
      const abort = new AbortController();
      server.current.answer = () => (response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write('{', () => abort.abort());
      };
      await assert.rejects(transport().send(request(), abort.signal), CancelledError);
    });
  });
});
