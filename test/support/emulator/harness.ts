/** An emulator of one test, and a bare HTTP client that knows nothing of the project's own. */
import assert from 'node:assert/strict';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { startEmulator, type Emulator, type EmulatorOptions } from '../../../src/emulator/server';
import type { EmulatorCredential } from '../../../src/emulator/auth/credentials';
import { smallTenant, startedAt } from './smallTenant';

/** An answer, read to its end. `json` is `undefined` where the body is none. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly json: unknown;
}

/** A request as it goes over the wire. */
export interface RawRequest {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** A clock that stands still until it is moved. */
export class ManualClock {
  constructor(private current = startedAt) {}

  readonly now = (): Date => this.current;

  advanceSeconds(seconds: number): void {
    this.current = new Date(this.current.getTime() + seconds * 1000);
  }
}

/** Starts emulators and closes them after each test. */
export function emulatorsOfTest(): {
  start: (options?: Partial<EmulatorOptions>) => Promise<TestTenant>;
} {
  const running: Emulator[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((emulator) => emulator.close()));
  });
  return {
    start: async (options = {}) => {
      const clock = new ManualClock();
      const emulator = await startEmulator({
        scenario: { kind: 'custom', data: smallTenant() },
        now: clock.now,
        ...options,
      });
      running.push(emulator);
      return new TestTenant(emulator, clock);
    },
  };
}

/** A running emulator with a client for each role. */
export class TestTenant {
  private readonly tokens = new Map<string, string>();

  constructor(
    readonly emulator: Emulator,
    readonly clock: ManualClock,
  ) {}

  credential(role: EmulatorCredential['role']): EmulatorCredential {
    const found = this.emulator.credentials.find((it) => it.role === role);
    assert.ok(found);
    return found;
  }

  /** A fresh access token of the role. */
  async mint(role: EmulatorCredential['role']): Promise<string> {
    const { clientId, clientSecret } = this.credential(role);
    const answer = await this.send({
      method: 'POST',
      path: '/auth/v1/token',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
      }).toString(),
    });
    assert.equal(answer.status, 200, answer.text);
    return text(answer.json, 'access_token');
  }

  /** Sends a request as it is, without credentials. */
  send({ method = 'GET', path, headers = {}, body }: RawRequest): Promise<Answer> {
    // Without its length, node would send the body of a DELETE as if it were the next request.
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    return new Promise((resolve, reject) => {
      const outgoing = httpRequest(
        `${this.emulator.url}${path}`,
        { method, headers: { ...length, ...headers }, agent: false },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('error', reject);
          incoming.on('end', () => {
            const received = Buffer.concat(chunks).toString();
            resolve({
              status: incoming.statusCode ?? 0,
              headers: incoming.headers,
              text: received,
              json: parsed(received),
            });
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  /** A request with the token of a role, the admin's by default. */
  async call(request: RawRequest, role: EmulatorCredential['role'] = 'admin'): Promise<Answer> {
    const token = this.tokens.get(role) ?? (await this.mint(role));
    this.tokens.set(role, token);
    return this.send({
      ...request,
      headers: { authorization: `Bearer ${token}`, ...request.headers },
    });
  }

  /** The answer to a `GET`. */
  get(path: string, role?: EmulatorCredential['role']): Promise<Answer> {
    return this.call({ path }, role);
  }

  /** The answer to a `POST` of a value as JSON, or of a text as it is. */
  post(path: string, body: unknown = {}, role?: EmulatorCredential['role']): Promise<Answer> {
    const sent = typeof body === 'string' ? body : JSON.stringify(body);
    return this.call({ method: 'POST', path, body: sent }, role);
  }
}

/** The value at a path of keys and indexes; fails the test where there is none. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  let current = value;
  for (const key of path) {
    assert.ok(typeof current === 'object' && current !== null, `nothing at ${path.join('.')}`);
    const entry: [string, unknown] | undefined = Object.entries(current).find(
      ([name]) => name === String(key),
    );
    assert.ok(entry, `no ${key} at ${path.join('.')}`);
    current = entry[1];
  }
  return current;
}

/** The message at a path. */
export function fields(
  value: unknown,
  ...path: readonly (string | number)[]
): Readonly<Record<string, unknown>> {
  const found = at(value, ...path);
  assert.ok(typeof found === 'object' && found !== null);
  return { ...found };
}

/** The string at a path. */
export function text(value: unknown, ...path: readonly (string | number)[]): string {
  const found = at(value, ...path);
  assert.equal(typeof found, 'string');
  return String(found);
}

/** The list at a path. */
export function list(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const found = at(value, ...path);
  assert.ok(Array.isArray(found));
  return found;
}

/** The texts at the same path in each row of the answer's list. */
export function column(answer: Answer, ...path: readonly (string | number)[]): readonly string[] {
  assert.equal(answer.status, 200, answer.text);
  return list(answer.json, 'list').map((row) => text(row, ...path));
}

/** Asserts a refusal: its HTTP status, its code, and what its message holds. */
export function assertRefused(
  answer: Answer,
  status: number,
  code: number,
  message: string | RegExp,
): void {
  assert.equal(answer.status, status, answer.text);
  assert.equal(at(answer.json, 'code'), code);
  const said = text(answer.json, 'message');
  if (typeof message === 'string') assert.ok(said.startsWith(message), said);
  else assert.match(said, message);
}

function parsed(received: string): unknown {
  try {
    return JSON.parse(received);
  } catch {
    // Not every answer is JSON, and some tests are about that.
    return undefined;
  }
}
