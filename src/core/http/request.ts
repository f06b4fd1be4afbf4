/**
 * A call of the API as a value: what is sent can be shown before it is sent.
 */
interface RequestParts {
  /** As the API document writes it, such as `/api/v1/apps/{app_id}`. Safe to log. */
  readonly pathTemplate: string;
  readonly pathParams?: Readonly<Record<string, string>>;
}

/** A call that changes nothing and may be repeated, whatever its method. */
export interface ReadRequest extends RequestParts {
  readonly effect: 'read';
  readonly method: 'GET' | 'POST';
  /** Names in snake_case: the API ignores any other spelling without a word. */
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** A call that changes the tenant: sent again only after an answer that says it was not carried out. */
export interface WriteRequest extends RequestParts {
  readonly effect: 'write';
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly body: Readonly<Record<string, unknown>>;
}

export type ApiRequest = ReadRequest | WriteRequest;

/**
 * The path with its parameters filled in, each encoded so that no id can leave its segment.
 *
 * @throws {RangeError} when a parameter is missing or empty: an empty id would turn the call of one
 * object into the call of its list.
 */
export function requestPath(request: ApiRequest): string {
  const path = request.pathTemplate.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = request.pathParams?.[name];
    if (value === undefined || value === '' || value === '.' || value === '..') {
      throw new RangeError(`The path ${request.pathTemplate} needs a value for ${name}.`);
    }
    return encodeURIComponent(value);
  });
  const query = new URLSearchParams();
  if (request.effect === 'read') {
    for (const [name, value] of Object.entries(request.query ?? {})) {
      if (value !== undefined && value !== '') query.set(name, String(value));
    }
  }
  return query.size > 0 ? `${path}?${query.toString()}` : path;
}
