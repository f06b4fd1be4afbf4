import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import axios, { isAxiosError, type AxiosInstance } from 'axios';
import { CancelledError, ConnectionError, UnexpectedAnswerError, toError } from '../errors';
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
  const instance = axios.create({
    adapter: 'http',
    allowAbsoluteUrls: false,
    baseURL: options.origin,
    maxRedirects: 0,
    maxContentLength: maxAnswerBytes,
    maxBodyLength: maxRequestBytes,
    // VS Code patches http and https with the user's proxy and certificates; a second opinion by
    // axios would contradict it.
    proxy: false,
    httpAgent: new HttpAgent({ keepAlive: true }),
    httpsAgent: new HttpsAgent({ keepAlive: true }),
    responseType: 'text',
    transformRequest: [(data: unknown) => data],
    transformResponse: [(data: unknown) => data],
    validateStatus: () => true,
    withCredentials: false,
    headers: {
      'User-Agent': options.userAgent,
      // VS Code's patch replaces the agent; the explicit header keeps the connection all the same.
      Connection: 'keep-alive',
    },
  });
  return { send: (request, signal) => send(instance, options, request, signal) };
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
    const response = await instance.request<string>({
      method: request.method,
      url: request.path,
      headers: { ...request.headers },
      data: request.body,
      signal: signal === undefined ? timeLimit : AbortSignal.any([signal, timeLimit]),
    });
    return {
      status: response.status,
      headers: plainHeaders(response.headers),
      body: response.data,
    };
  } catch (error) {
    if (signal?.aborted === true) throw new CancelledError();
    const { host } = new URL(origin);
    if (timeLimit.aborted) {
      throw new ConnectionError(`${host} did not answer within ${timeoutMs / 1000} s.`);
    }
    throw withoutRequest(error, host);
  }
}

function plainHeaders(headers: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
}

/** An axios error carries the request with its Authorization header; nothing of it may travel on. */
function withoutRequest(error: unknown, host: string): Error {
  if (!isAxiosError(error)) return toError(error);
  const code = error.code ?? 'no code';
  const cause = new Error(`${code}: ${error.message}`);
  if (error.message.startsWith('maxContentLength')) {
    return new UnexpectedAnswerError(`${host} sends too much for one answer.`, { cause });
  }
  switch (code) {
    case 'ETIMEDOUT':
      return new ConnectionError(`${host} does not answer.`, { cause });
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new ConnectionError(
        `The host ${host} cannot be found. Check its name and the network.`,
        { cause, mayHaveArrived: false },
      );
    case 'ECONNREFUSED':
      return new ConnectionError(`${host} refuses connections: the service is down.`, {
        cause,
        mayHaveArrived: false,
      });
    default:
      return /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code)
        ? new ConnectionError(`The certificate of ${host} is not trusted (${code}).`, {
            cause,
            // Other failures of TLS can come after the request has left.
            mayHaveArrived: !/CERT|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code),
          })
        : new ConnectionError(`The connection to ${host} broke (${code}).`, { cause });
  }
}
