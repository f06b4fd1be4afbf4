import * as v from 'valibot';
import { MalformedCredentialError } from '../errors';
import { parseClientId, type ClientId } from './clientId';
import { parseClientSecret } from './clientSecret';
import { parseTenantHost, type TenantHost } from './tenantHost';

/** What a person signs in with. It is held in the keychain and in memory, and nowhere else. */
export type Credential =
  | { readonly kind: 'client'; readonly clientId: ClientId; readonly clientSecret: string }
  | { readonly kind: 'bearer'; readonly host: TenantHost; readonly token: string };

/** @throws {MalformedCredentialError} saying which of the two is wrong. */
export function clientCredential(clientId: string, clientSecret: string): Credential {
  parseClientSecret(clientSecret);
  return { kind: 'client', clientId: parseClientId(clientId), clientSecret: clientSecret.trim() };
}

/** @throws {MalformedCredentialError} when the host or the token can't be one. */
export function bearerCredential(host: string, token: string): Credential {
  const bare = token.trim().replace(/^bearer(?:\s+|$)/i, '');
  if (bare === '' || /[^\x21-\x7e]/.test(bare)) {
    throw new MalformedCredentialError('This is not an access token: it has spaces or is empty.');
  }
  return { kind: 'bearer', host: parseTenantHost(host), token: bare };
}

/** Where the credential may be sent, and nowhere else. */
export function credentialHost(credential: Credential): TenantHost {
  return credential.kind === 'client' ? credential.clientId.host : credential.host;
}

const storedCredential = v.variant('kind', [
  v.object({
    version: v.literal(1),
    kind: v.literal('client'),
    clientId: v.string(),
    clientSecret: v.string(),
  }),
  v.object({
    version: v.literal(1),
    kind: v.literal('bearer'),
    host: v.string(),
    token: v.string(),
  }),
]);

export function serializeCredential(credential: Credential): string {
  const stored: v.InferOutput<typeof storedCredential> =
    credential.kind === 'client'
      ? {
          version: 1,
          kind: 'client',
          clientId: credential.clientId.text,
          clientSecret: credential.clientSecret,
        }
      : { version: 1, kind: 'bearer', host: credential.host.host, token: credential.token };
  return JSON.stringify(stored);
}

/**
 * Reads a credential back.
 *
 * @returns undefined for anything that this version did not write: the person is asked again.
 */
export function parseStoredCredential(text: string): Credential | undefined {
  try {
    const stored = v.parse(storedCredential, JSON.parse(text));
    return stored.kind === 'client'
      ? clientCredential(stored.clientId, stored.clientSecret)
      : bearerCredential(stored.host, stored.token);
  } catch {
    // Whatever is wrong with it, the decision is the same, and the cause could quote the secret.
    return undefined;
  }
}
