import type { Credential } from '../auth/credential';
import type { CredentialStore } from '../auth/credentialStore';
import { toError } from '../errors';
import type { Logger } from '../ports';
import type { TenantProfile } from './tenantProfile';
import type { TenantRegistry } from './tenantRegistry';

export interface TenantStores {
  readonly registry: TenantRegistry;
  readonly credentials: CredentialStore;
  readonly logger: Logger;
}

/**
 * Stores both a tenant and its credential, or neither: when the list refuses the tenant, the
 * keychain gets back what it had.
 */
export async function keepTenant(
  tenant: TenantProfile,
  credential: Credential,
  { registry, credentials, logger }: TenantStores,
): Promise<void> {
  const former = await credentials.load(tenant.key);
  await credentials.save(tenant.key, credential);
  try {
    await registry.save(tenant);
  } catch (error) {
    const restored =
      former === undefined ? credentials.delete(tenant.key) : credentials.save(tenant.key, former);
    await restored.catch((problem: unknown) => {
      logger.error(
        `The keychain keeps a credential of ${tenant.host}: ${toError(problem).message}`,
      );
    });
    throw error;
  }
}
