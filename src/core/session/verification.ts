import { introspect } from '../api/introspection';
import { CancelledError, PermissionError, toError } from '../errors';
import { userLabel } from '../model/user';
import type { Logger } from '../ports';
import type { TenantConnection } from './tenantConnection';

/** What a tenant says about a credential that it accepts. */
export type Verification =
  | { readonly kind: 'known'; readonly connection: TenantConnection; readonly identityName: string }
  /** A key whose scope does not even allow asking who it is. */
  | {
      readonly kind: 'unknown';
      readonly connection: TenantConnection;
      readonly error: PermissionError;
    };

/**
 * Asks a tenant who its credential stands for.
 *
 * @throws {SignInRequiredError} when the tenant refuses the credential.
 * @throws {CancelledError} when the signal aborts.
 */
export async function verifyConnection(
  connection: TenantConnection,
  logger: Logger,
  signal?: AbortSignal,
): Promise<Verification> {
  try {
    const { userId } = await introspect(connection.reads, signal);
    const user = await connection.api.users.get(userId, signal).catch((error: unknown) => {
      if (error instanceof CancelledError) throw error;
      logger.info(`The tenant does not tell the name of ${userId}: ${toError(error).message}`);
      return undefined;
    });
    return {
      kind: 'known',
      connection,
      identityName: user === undefined ? userId : userLabel(user),
    };
  } catch (error) {
    if (error instanceof PermissionError) return { kind: 'unknown', connection, error };
    throw error;
  }
}

/** The name to show for a verified credential: empty where the tenant would not say. */
export function identityNameOf(verification: Verification): string {
  return verification.kind === 'known' ? verification.identityName : '';
}
