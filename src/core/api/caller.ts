import type { ReadClient } from '../http/httpClient';
import type { Clock } from '../ports';
import { introspect } from './introspection';

/**
 * The roles of those whom the tenant shows every field of an entitlement, as `auth/introspect` spells
 * them (observed). It blanks fields for others.
 */
const fullRoles = [
  'role/c1.api.tenant.v1.Tenant:owner',
  'role/c1.api.app.v1.AppEntitlements:owner',
];

/** For how long an answer counts: a role may be given or taken away meanwhile. */
const keptForMs = 5 * 60_000;

/** Who calls the tenant, and how much it shows them. */
export class CallerApi {
  private asked: { readonly roles: Promise<readonly string[]>; readonly atMs: number } | undefined;

  constructor(
    private readonly client: ReadClient,
    private readonly clock: Clock,
  ) {}

  /**
   * Whether a blank field is really blank, as the tenant said within the last 5 minutes; no where it
   * does not say. Never rejects: the failure is in the log of requests, and the tenant is asked again
   * the next time.
   */
  async seesAllFields(): Promise<boolean> {
    const asked = this.recent() ?? this.ask();
    this.asked = asked;
    try {
      return (await asked.roles).some((role) => fullRoles.includes(role));
    } catch {
      if (this.asked === asked) this.asked = undefined;
      return false;
    }
  }

  private recent() {
    if (this.asked === undefined) return undefined;
    const ageMs = this.clock.now().getTime() - this.asked.atMs;
    // A clock that was set back makes no answer last longer.
    return ageMs >= 0 && ageMs < keptForMs ? this.asked : undefined;
  }

  private ask() {
    const roles = introspect(this.client).then((answer) => answer.roles);
    return { roles, atMs: this.clock.now().getTime() };
  }
}
