/** What arrived at the emulator and how it was answered. */

/** One request. Secrets are left out: of a token request only who asks and how. */
export interface RequestLogEntry {
  /** As in the header `c1-trace-id` of the answer. */
  readonly requestId: string;
  readonly receivedAt: Date;
  readonly method: string;
  readonly path: string;
  /** The path template of the endpoint; `undefined` where there is none. */
  readonly pathTemplate: string | undefined;
  readonly query: Readonly<Record<string, string>>;
  /** The decoded JSON body; the text where it is no JSON; `undefined` where there is none. */
  readonly body: unknown;
  /** `null` while it is not answered, and where the connection was cut instead. */
  readonly status: number | null;
  /** What broke in the emulator itself, where something did; the caller sees status 500. */
  readonly failure: Error | undefined;
}

const maxEntries = 2000;

/** The latest requests, oldest first. */
export class RequestLog {
  private readonly byId = new Map<string, RequestLogEntry>();

  /** Adds the request, or replaces what was known of it. */
  keep(entry: RequestLogEntry): void {
    this.byId.set(entry.requestId, entry);
    const [oldest] = this.byId.keys();
    if (this.byId.size > maxEntries && oldest !== undefined) this.byId.delete(oldest);
  }

  /** All that is kept. */
  entries(): readonly RequestLogEntry[] {
    return [...this.byId.values()];
  }
}

/** The body of a request as the log keeps it. */
export function loggedBody(path: string, body: string): unknown {
  if (body === '') return undefined;
  if (path.startsWith('/auth/')) {
    const form = new URLSearchParams(body);
    return { client_id: form.get('client_id'), grant_type: form.get('grant_type') };
  }
  try {
    return JSON.parse(body);
  } catch {
    // The gateway refuses it; the log shows what it was.
    return body;
  }
}
