import http, { type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { UnexpectedAnswerError } from '../errors';
import type { RawAnswer } from './transport';

const unpack = promisify(gunzip);

export interface NodeExchangeParts {
  readonly httpAgent: http.Agent;
  readonly httpsAgent: https.Agent;
  readonly maxAnswerBytes: number;
  /** Hears of an answer that came from another port than was asked: there is a proxy in between. */
  readonly onProxy: () => void;
}

/** What is sent where. */
export interface NodeRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: OutgoingHttpHeaders;
  readonly body: string | undefined;
  readonly signal: AbortSignal | undefined;
}

/**
 * Sends with `node:http` and gives an answer as its bytes, read once.
 *
 * axios's own adapter passes every chunk through streams that this project has no use for, which
 * costs a quarter of the pages per second. The error of a failure is Node's own.
 */
export async function nodeExchange(
  request: NodeRequest,
  parts: NodeExchangeParts,
): Promise<RawAnswer> {
  const answer = await send(request, parts);
  const packed = await readBytes(answer, parts.maxAnswerBytes);
  return {
    status: answer.statusCode ?? 0,
    headers: plainHeaders(answer),
    body: await unpacked(answer, packed, parts.maxAnswerBytes),
  };
}

function send(
  { body, headers, method, signal, url }: NodeRequest,
  { httpAgent, httpsAgent, onProxy }: NodeExchangeParts,
): Promise<IncomingMessage> {
  const isTls = url.protocol === 'https:';
  return new Promise((resolve, reject) => {
    // By the module's property, because VS Code patches it for extensions.
    const request = (isTls ? https : http).request(url, {
      agent: isTls ? httpsAgent : httpAgent,
      method,
      headers: {
        ...headers,
        'Accept-Encoding': 'gzip',
        // Node itself gives the length of the body for some methods only, and DELETE is none of them.
        ...(body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) }),
      },
      ...(signal === undefined ? {} : { signal }),
    });
    request.once('error', reject);
    request.once('response', (answer) => {
      if (isOfAnotherPort(answer.socket, url)) onProxy();
      resolve(answer);
    });
    request.end(body);
  });
}

const plainHeaders = ({ headers }: IncomingMessage): RawAnswer['headers'] =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );

const isOfAnotherPort = ({ remotePort }: Socket, { port, protocol }: URL): boolean =>
  remotePort !== undefined && remotePort !== Number(port || (protocol === 'https:' ? 443 : 80));

function readBytes(answer: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let byteCount = 0;
    answer.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      byteCount += chunk.length;
      if (byteCount > maxBytes) answer.destroy(answerTooBig());
    });
    answer.once('error', reject);
    answer.once('end', () => resolve(Buffer.concat(chunks, byteCount)));
  });
}

async function unpacked(
  { headers }: IncomingMessage,
  bytes: Buffer,
  maxBytes: number,
): Promise<Buffer> {
  if (headers['content-encoding'] !== 'gzip') return bytes;
  try {
    return await unpack(bytes, { maxOutputLength: maxBytes });
  } catch (error) {
    const isTooBig = error instanceof RangeError;
    throw isTooBig ? answerTooBig() : new UnexpectedAnswerError('The answer cannot be unpacked.');
  }
}

/** What came is more than the API sends at once, so it is not the API, or not well. */
export const answerTooBig = () =>
  new UnexpectedAnswerError('The host sends too much for one answer.');
