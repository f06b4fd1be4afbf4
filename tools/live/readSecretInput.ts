import { createInterface } from 'node:readline/promises';
import { Writable, type Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

/** Where the answers come from and the questions go to. */
export interface Terminal {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable;
}

/** A client id with its secret, as they were typed. */
export interface TypedCredential {
  readonly clientId: string;
  readonly clientSecret: string;
}

/**
 * Asks for a client id and a client secret; the secret is not shown while it is typed. Input that
 * is not a terminal is read to its end: two lines, the id and the secret.
 */
export async function readSecretInput({ input, output }: Terminal): Promise<TypedCredential> {
  if (input.isTTY !== true) {
    const [clientId = '', clientSecret = ''] = (await text(input)).split(/\r?\n/);
    return { clientId, clientSecret };
  }
  // readline echoes what is typed to its output; this one is silent from the second question on.
  const echo = new Echo(output);
  const lines = createInterface({ input, output: echo, terminal: true });
  const interruption = new AbortController();
  lines.once('SIGINT', () => interruption.abort());
  const { signal } = interruption;
  try {
    const clientId = await lines.question('Client id: ', { signal });
    output.write('Client secret (not shown): ');
    echo.isSilent = true;
    const clientSecret = await lines.question('', { signal });
    output.write('\n');
    return { clientId, clientSecret };
  } catch (error) {
    throw signal.aborted ? new Error('Nothing was kept.', { cause: error }) : error;
  } finally {
    lines.close();
  }
}

/** Passes on what is written to it, unless it is silent. */
class Echo extends Writable {
  isSilent = false;
  readonly #output: Writable;

  constructor(output: Writable) {
    super();
    this.#output = output;
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    if (!this.isSilent) this.#output.write(chunk);
    done();
  }
}
