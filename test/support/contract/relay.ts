import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

/** A request and its answer as they went by. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Empty where there was none. */
  readonly requestBody: string;
  readonly status: number;
  readonly contentType: string;
  readonly answerBody: string;
}

const passedOn = ['accept', 'authorization', 'content-type', 'user-agent'];
const passedBack = ['content-type', 'c1-trace-id', 'date', 'location', 'retry-after'];

/** Passes requests on to another server, and tells what goes by. */
export class Relay {
  /** The origin that requests go to. */
  target = '';
  /** Changes answers on their way back. */
  spoil: (answerBody: string) => string = (answerBody) => answerBody;
  private readonly server: Server = createServer(
    (incoming, outgoing) => void this.pass(incoming, outgoing),
  );

  constructor(private readonly onExchange: (exchange: Exchange) => void = () => undefined) {}

  /** Listens on a free port of 127.0.0.1, and gives the origin. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const address = this.server.address();
    if (typeof address !== 'object' || address === null) throw new Error('It has no address.');
    return `http://127.0.0.1:${address.port}`;
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => {
      this.server.close(resolve);
      this.server.closeAllConnections();
    });
  }

  private async pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    try {
      const method = incoming.method ?? 'GET';
      const url = new URL(`${this.target}${incoming.url ?? ''}`);
      const requestBody = await text(incoming);
      const headers = Object.entries(incoming.headers).filter(([name]) => passedOn.includes(name));
      const answer = await fetch(url, {
        method,
        headers: headers.map(([name, value]) => [name, String(value)]),
        redirect: 'manual',
        ...(requestBody === '' ? {} : { body: requestBody }),
      });
      const answerBody = this.spoil(await answer.text());
      this.onExchange({
        method,
        path: url.pathname,
        query: url.searchParams,
        requestBody,
        status: answer.status,
        contentType: answer.headers.get('content-type') ?? '',
        answerBody,
      });
      const back = [...answer.headers].filter(([name]) => passedBack.includes(name));
      outgoing.writeHead(answer.status, Object.fromEntries(back)).end(answerBody);
    } catch (error) {
      outgoing.writeHead(502, { 'content-type': 'text/plain' }).end(String(error));
    }
  }
}
