import {
  createServer,
  type IncomingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';

/** One request as it arrived. */
export interface ReceivedRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The port it came from: the same for requests over one connection. */
  readonly remotePort: number | undefined;
}

/** What is answered: a status with JSON or text, or anything that can be done to a response. */
export type Reply =
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly json?: unknown;
      readonly text?: string;
    }
  | ((response: ServerResponse) => void);

/** Closes the connection without an answer. */
export const cutConnection: Reply = (response) => response.socket?.destroy();

/** Takes the request and never answers. */
export const neverAnswer: Reply = () => undefined;

/** The answer of a failure, as `google.rpc.Status`. */
export const failure = (
  status: number,
  code: number,
  headers: Readonly<Record<string, string>> = {},
): Reply => ({ status, headers, json: { code, message: 'made to fail' } });

/** A real HTTP server on a free port of 127.0.0.1 that answers as the test says. */
export class LocalServer {
  readonly requests: ReceivedRequest[] = [];
  /** `count` is 1 for the first request. */
  answer: (request: ReceivedRequest, count: number) => Reply | Promise<Reply> = () => ({
    status: 501,
  });
  private server: Server | undefined;

  /** `127.0.0.1:<port>` */
  get host(): string {
    const address = this.server?.address();
    if (typeof address !== 'object' || address === null) throw new Error('It does not run.');
    return `127.0.0.1:${address.port}`;
  }

  get origin(): string {
    return `http://${this.host}`;
  }

  /** Requests whose path begins so. */
  requestsTo(path: string): readonly ReceivedRequest[] {
    return this.requests.filter((request) => request.path.startsWith(path));
  }

  async start(): Promise<void> {
    const server = createServer((incoming, response) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        const request: ReceivedRequest = {
          method: incoming.method ?? '',
          path: incoming.url ?? '',
          headers: incoming.headers,
          body: Buffer.concat(chunks).toString(),
          remotePort: incoming.socket.remotePort,
        };
        this.requests.push(request);
        void this.reply(request, response);
      });
    });
    // A connection that ends was ended by the client.
    server.keepAliveTimeout = 0;
    this.server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    const { server } = this;
    if (server === undefined) return;
    this.server = undefined;
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }

  private async reply(request: ReceivedRequest, response: ServerResponse): Promise<void> {
    const reply = await this.answer(request, this.requests.length);
    if (typeof reply === 'function') {
      reply(response);
      return;
    }
    const { status = 200, headers = {}, json, text } = reply;
    const type = text === undefined ? 'application/json' : 'text/html; charset=utf-8';
    response.writeHead(status, { 'content-type': type, ...headers });
    response.end(text ?? JSON.stringify(json ?? {}));
  }
}

/** Gives each test of the suite a server of its own. */
export function useLocalServer(): { readonly current: LocalServer } {
  let current = new LocalServer();
  beforeEach(async () => {
    current = new LocalServer();
    await current.start();
  });
  afterEach(() => current.stop());
  return {
    get current() {
      return current;
    },
  };
}
