/**
 * JSON as a tree that keeps what `JSON.parse` loses: where each value stands, members that repeat a
 * key, and numbers as they were written.
 */

/** A JSON value; `offset` counts UTF-16 units from the start of the text. */
export type JsonNode = { readonly offset: number } & (
  | { readonly kind: 'object'; readonly members: readonly JsonMember[] }
  | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
);

/** One `"name": value` of an object; `offset` is where the name stands. */
export interface JsonMember {
  readonly offset: number;
  readonly name: string;
  readonly value: JsonNode;
}

/** A text that cannot be read as the message it should be; `offset` says where. */
export class ProtoJsonError extends Error {
  override readonly name: string = 'ProtoJsonError';

  constructor(
    readonly offset: number,
    message: string,
  ) {
    super(message);
  }
}

/** The text is not JSON, or a value is of a JSON kind that the field can never have. */
export class ProtoJsonSyntaxError extends ProtoJsonError {
  override readonly name = 'ProtoJsonSyntaxError';
}

const whitespace = /[ \t\r\n]*/y;
const stringToken = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const numberToken = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const wordToken = /[a-zA-Z]+/y;

/** Deeper nesting than any message of the API has; keeps the reader's own recursion bounded. */
const maxDepth = 500;

/** Reads one JSON value that fills `text`. Throws `ProtoJsonError` where it is not JSON. */
export function parseJsonTree(text: string): JsonNode {
  return new JsonTreeReader(text).read();
}

class JsonTreeReader {
  private offset = 0;

  constructor(private readonly text: string) {}

  read(): JsonNode {
    const node = this.readValue(0);
    this.skipWhitespace();
    if (this.offset < this.text.length) throw this.unexpected();
    return node;
  }

  private readValue(depth: number): JsonNode {
    if (depth > maxDepth) throw new ProtoJsonError(this.offset, 'exceeded max recursion depth');
    this.skipWhitespace();
    const offset = this.offset;
    switch (this.text[offset]) {
      case '{':
        return { kind: 'object', offset, members: this.readMembers(depth) };
      case '[':
        return { kind: 'array', offset, items: this.readItems(depth) };
      case '"':
        return { kind: 'string', offset, value: this.readString() };
      default:
        return this.readNumber() ?? this.readWord();
    }
  }

  private readMembers(depth: number): JsonMember[] {
    return this.readSeparated('}', () => {
      this.skipWhitespace();
      const offset = this.offset;
      const name = this.readString();
      this.expect(':');
      return { offset, name, value: this.readValue(depth + 1) };
    });
  }

  private readItems(depth: number): JsonNode[] {
    return this.readSeparated(']', () => this.readValue(depth + 1));
  }

  private readSeparated<Part>(end: string, readPart: () => Part): Part[] {
    const parts: Part[] = [];
    this.offset += 1;
    this.skipWhitespace();
    if (this.text[this.offset] !== end) {
      parts.push(readPart());
      while (!this.isNext(end)) {
        this.expect(',');
        parts.push(readPart());
      }
    }
    this.offset += 1;
    return parts;
  }

  private readString(): string {
    const token = this.match(stringToken);
    if (token === undefined) throw this.unexpected();
    const value: unknown = JSON.parse(token);
    return String(value);
  }

  private readNumber(): JsonNode | undefined {
    const offset = this.offset;
    const text = this.match(numberToken);
    return text === undefined ? undefined : { kind: 'number', offset, text };
  }

  private readWord(): JsonNode {
    const offset = this.offset;
    switch (this.match(wordToken)) {
      case 'null':
        return { kind: 'null', offset };
      case 'true':
        return { kind: 'boolean', offset, value: true };
      case 'false':
        return { kind: 'boolean', offset, value: false };
      default:
        this.offset = offset;
        throw this.unexpected();
    }
  }

  private expect(sign: string): void {
    if (!this.isNext(sign)) throw this.unexpected();
    this.offset += 1;
  }

  private isNext(sign: string): boolean {
    this.skipWhitespace();
    return this.text[this.offset] === sign;
  }

  private skipWhitespace(): void {
    this.match(whitespace);
  }

  private match(token: RegExp): string | undefined {
    token.lastIndex = this.offset;
    const found = token.exec(this.text)?.[0];
    if (found !== undefined) this.offset += found.length;
    return found;
  }

  private unexpected(): ProtoJsonSyntaxError {
    const rest = this.text.slice(this.offset, this.offset + 20);
    return new ProtoJsonSyntaxError(
      this.offset,
      rest === '' ? 'unexpected end of JSON input' : `invalid value ${JSON.stringify(rest)}`,
    );
  }
}
