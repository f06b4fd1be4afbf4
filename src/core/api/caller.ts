import type { ReadClient } from '../http/httpClient';
import { introspect } from './introspection';

/**
 * The roles of those whom the tenant shows every field of an entitlement, as `auth/introspect` spells
 * them (observed). It blanks fields for others.
 */
const fullRoles = [
  'role/c1.api.tenant.v1.Tenant:owner',
  'role/c1.api.app.v1.AppEntitlements:owner',
];

/** Who calls the tenant, and how much it shows them. */
export class CallerApi {
  private roles: Promise<readonly string[]> | undefined;

  constructor(private readonly client: ReadClient) {}

  /**
   * Whether a blank field is really blank. The tenant is asked once; no where it does not say. Never
   * rejects: the failure is in the log of requests, and the tenant is asked again the next time.
   */
  async seesAllFields(): Promise<boolean> {
    this.roles ??= introspect(this.client).then(({ roles }) => roles);
    try {
      return (await this.roles).some((role) => fullRoles.includes(role));
    } catch {
      this.roles = undefined;
      return false;
    }
  }
}
