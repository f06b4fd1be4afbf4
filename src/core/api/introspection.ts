import type { ReadClient } from '../http/httpClient';
import { asUserId, type UserId } from '../model/ids';
import { readObject, readText, readTexts, requiredText } from './read';

/** What `GET /api/v1/auth/introspect` tells about the credential. */
export interface Introspection {
  readonly userId: UserId;
  readonly tenantId: string;
  readonly roles: readonly string[];
}

/**
 * Asks the tenant who we are there: the cheapest test of a credential.
 *
 * @throws {SignInRequiredError} when the credential is refused.
 * @throws {PermissionError} when the key's scope does not even allow this call.
 */
export function introspect(client: ReadClient, signal?: AbortSignal): Promise<Introspection> {
  return client.read(
    { effect: 'read', method: 'GET', pathTemplate: '/api/v1/auth/introspect' },
    (json) => {
      const answer = readObject(json, 'the answer');
      return {
        userId: asUserId(requiredText(answer, 'userId')),
        tenantId: readText(answer, 'tenantId'),
        roles: readTexts(answer, 'roles'),
      };
    },
    signal,
  );
}
