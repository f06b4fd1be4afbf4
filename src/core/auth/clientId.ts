import { MalformedCredentialError } from '../errors';
import { parseTenantHost, type TenantHost } from './tenantHost';

/** A client id: `<name>@<host>/<use case>`, such as `bold-otter-1234@acme.conductor.one/pcc`. */
export interface ClientId {
  /** The whole id, as the token endpoint wants it. */
  readonly text: string;
  readonly host: TenantHost;
}

/** @throws {MalformedCredentialError} saying what is wrong with it. */
export function parseClientId(typed: string): ClientId {
  const text = typed.trim();
  const [name, rest, ...more] = text.split('@');
  const [host, useCase, ...tail] = rest?.split('/') ?? [];
  if (!name || !host || !useCase || more.length > 0 || tail.length > 0 || /\s/.test(text)) {
    throw new MalformedCredentialError(
      'This is not a client id. It has the form name@host/pcc, such as bold-otter-1234@acme.conductor.one/pcc.',
    );
  }
  return { text, host: parseTenantHost(host) };
}
