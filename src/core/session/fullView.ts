import { introspect } from '../api/introspection';
import { toError } from '../errors';
import type { Logger } from '../ports';
import type { SignedInSession } from './session';

/**
 * The roles of those whom the tenant shows every field of an entitlement, as `auth/introspect` spells
 * them (observed). It blanks fields for others.
 */
const fullRoles = [
  'role/c1.api.tenant.v1.Tenant:owner',
  'role/c1.api.app.v1.AppEntitlements:owner',
];

/** Whether the caller sees all there is. No until the tenant has said yes. */
export class FullView {
  private isKnown = false;

  get seesAllFields(): boolean {
    return this.isKnown;
  }

  /** Asks the tenant. Never rejects: what is not known counts as no. */
  async load(
    { connection }: Pick<SignedInSession, 'connection'>,
    logger: Pick<Logger, 'warn'>,
    signal: AbortSignal,
  ): Promise<void> {
    try {
      const { roles } = await introspect(connection.reads, signal);
      this.isKnown = roles.some((role) => fullRoles.includes(role));
    } catch (error) {
      logger.warn(`Which fields the role hides stays unknown: ${toError(error).message}`);
    }
  }
}
