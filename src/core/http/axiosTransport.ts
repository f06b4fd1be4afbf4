import http from 'node:http';
import https from 'node:https';
import axios, { type AxiosAdapter, type AxiosInstance } from 'axios';
import { CancelledError, ConnectionError, UnexpectedAnswerError, toError } from '../errors';
import { anySignal } from '../util/abort';
import { answerTooBig, nodeExchange, type NodeExchangeParts } from './nodeExchange';
import type { RawAnswer, Transport, TransportRequest } from './transport';

export interface TransportOptions {
  /** `https://host`, or `http://` on loopback. */
  readonly origin: string;
  /** From sending to the last byte of the answer. */
  readonly timeoutMs: number;
  readonly userAgent: string;
}

const maxAnswerBytes = 32 * 1024 * 1024;
const maxRequestBytes = 4 * 1024 * 1024;

/** The one place that makes an HTTP client. */
export function createAxiosTransport(options: TransportOptions): Transport {
  const httpAgent = new http.Agent({ keepAlive: true });
  const httpsAgent = new https.Agent({ keepAlive: true });
  const instance = axios.create({
    allowAbsoluteUrls: false,
    baseURL: options.origin,
    maxRedirects: 0,
    maxContentLength: maxAnswerBytes,
    maxBodyLength: maxRequestBytes,
    // VS Code patches http and https with the user's proxy and certificates; a second opinion by
    // axios would contradict it.
    proxy: false,
    responseType: 'arraybuffer',
    transformRequest: [(data: unknown) => data],
    transformResponse: [(data: unknown) => data],
    validateStatus: () => true,
    withCredentials: false,
    headers: { 'User-Agent': options.userAgent },
  });
  let isProxied = false;
  const direct = instance.create({
    adapter: nodeAdapter({
      httpAgent,
      httpsAgent,
      maxAnswerBytes,
      onProxy: () => {
        isProxied = true;
      },
    }),
    // VS Code's patch replaces the agent; the explicit header keeps the connection all the same.
    headers: { Connection: 'keep-alive' },
  });
  // Through a proxy that patch opens a connection for each request; only its `fetch` keeps them.
  const viaFetch = instance.create({ adapter: 'fetch' });
  let underWayCount = 0;
  let isDisposed = false;
  const closeIfDone = () => {
    if (!isDisposed || underWayCount > 0) return;
    httpAgent.destroy();
    httpsAgent.destroy();
  };
  return {
    send: async (request, signal) => {
      underWayCount++;
      try {
        return await send(isProxied ? viaFetch : direct, options, request, signal);
      } finally {
        underWayCount--;
        closeIfDone();
      }
    },
    dispose: () => {
      isDisposed = true;
      closeIfDone();
    },
  };
}

/** Node's own client in the place of axios's. */
function nodeAdapter(parts: NodeExchangeParts): AxiosAdapter {
  return async (config) => {
    const { baseURL, headers, method = 'GET', signal, url = '' } = config;
    const data: unknown = config.data;
    const { body, ...answer } = await nodeExchange(
      {
        url: new URL(url, baseURL),
        method: method.toUpperCase(),
        headers: headers.toJSON(true),
        body: typeof data === 'string' ? data : undefined,
        signal: signal instanceof AbortSignal ? signal : undefined,
      },
      parts,
    );
    return { ...answer, statusText: '', data: body, config };
  };
}

async function send(
  instance: AxiosInstance,
  { origin, timeoutMs }: TransportOptions,
  request: TransportRequest,
  signal: AbortSignal | undefined,
): Promise<RawAnswer> {
  if (new URL(request.path, origin).origin !== new URL(origin).origin) {
    throw new RangeError('A request may not leave the origin of its tenant.');
  }
  // The time limit of axios starts anew with every byte that arrives.
  const timeLimit = AbortSignal.timeout(timeoutMs);
  try {
    const response = await instance.request<ArrayBuffer | Buffer>({
      method: request.method,
      url: request.path,
      headers: { ...request.headers },
      data: request.body,
      signal: anySignal(signal, timeLimit),
    });
    return {
      status: response.status,
      headers: plainHeaders(response.headers),
      body: bytesOf(response.data),
    };
  } catch (error) {
    if (signal?.aborted === true) throw new CancelledError();
    const { host } = new URL(origin);
    if (timeLimit.aborted) {
      throw new ConnectionError(
        `${host} did not answer within ${timeoutMs / 1000} s. Check the network, the proxy and ConductorOne's status page.`,
      );
    }
    throw withoutRequest(error, host);
  }
}

function plainHeaders(headers: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
}

const bytesOf = (data: ArrayBuffer | Buffer) => (Buffer.isBuffer(data) ? data : Buffer.from(data));

/** An axios error carries the request with its Authorization header; nothing of it may travel on. */
function withoutRequest(error: unknown, host: string): Error {
  if (error instanceof UnexpectedAnswerError) return error;
  const code = codeIn(error) ?? 'no code';
  const cause = new Error(`${code}: ${toError(error).message}`);
  if (cause.message.includes('maxContentLength')) return answerTooBig();
  switch (code) {
    case 'ETIMEDOUT':
      return new ConnectionError(`${host} does not answer. Check the network and the proxy.`, {
        cause,
      });
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new ConnectionError(
        `The host ${host} cannot be found. Check its name and the network.`,
        { cause, mayHaveArrived: false },
      );
    case 'ECONNREFUSED':
      return new ConnectionError(
        `${host} refuses connections. Check the host, its port and the proxy; where they are right, try again later.`,
        { cause, mayHaveArrived: false },
      );
    default:
      return brokenConnection(code, host, cause);
  }
}

function brokenConnection(code: string, host: string, cause: Error): ConnectionError {
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code)) {
    return new ConnectionError(
      `The certificate of ${host} is not trusted (${code}). Check the host and the clock; behind a company's proxy, ask IT to make this machine trust its certificate.`,
      { cause, mayHaveArrived: false },
    );
  }
  // Unlike a certificate, these can fail after the request has left.
  return /SSL|TLS|EPROTO/.test(code)
    ? new ConnectionError(
        `There is no secure connection to ${host} (${code}). Check the host, its port and the proxy.`,
        { cause },
      )
    : new ConnectionError(
        `The connection to ${host} broke (${code}). Check the network and the proxy.`,
        { cause },
      );
}

/** The code of the failure at the bottom: `fetch` wraps it, and axios wraps that once more. */
function codeIn(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return codeIn(error.cause) ?? code;
}
