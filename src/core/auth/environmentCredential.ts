import { MalformedCredentialError } from '../errors';
import { bearerCredential, clientCredential, type Credential } from './credential';

/** A credential that was found somewhere, with words for where. */
export interface FoundCredential {
  readonly credential: Credential;
  readonly foundIn: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the variables that the vendor's own tools share, in their order: an access token first,
 * then a client id with its secret.
 *
 * @returns undefined where none is set.
 * @throws {MalformedCredentialError} where they are set and can't be right.
 */
export function environmentCredential(environment: Environment): FoundCredential | undefined {
  const token = environment['CONDUCTORONE_ACCESS_TOKEN'];
  const host = environment['CONDUCTORONE_SERVER_URL'] || environment['CONDUCTORONE_TENANT_DOMAIN'];
  const clientId = environment['CONDUCTORONE_CLIENT_ID'];
  const clientSecret = environment['CONDUCTORONE_CLIENT_SECRET'];
  if (token && host) {
    return {
      credential: bearerCredential(host, token),
      foundIn: 'CONDUCTORONE_ACCESS_TOKEN of the environment',
    };
  }
  if (clientId && clientSecret) {
    return {
      credential: clientCredential(clientId, clientSecret),
      foundIn: 'CONDUCTORONE_CLIENT_ID and CONDUCTORONE_CLIENT_SECRET of the environment',
    };
  }
  if (token) {
    throw new MalformedCredentialError(
      'CONDUCTORONE_ACCESS_TOKEN is set without CONDUCTORONE_TENANT_DOMAIN, which names its host.',
    );
  }
  return undefined;
}
