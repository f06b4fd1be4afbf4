import type { SecretStore } from '../ports';
import { parseStoredCredential, serializeCredential, type Credential } from './credential';

/** Keeps each tenant's credential in the keychain, and nowhere else. */
export class CredentialStore {
  constructor(private readonly secrets: SecretStore) {}

  /** Undefined where the keychain has none, lost it, or holds something this version can't read. */
  async load(tenantKey: string): Promise<Credential | undefined> {
    const text = await this.secrets.get(secretKey(tenantKey));
    return text === undefined ? undefined : parseStoredCredential(text);
  }

  async save(tenantKey: string, credential: Credential): Promise<void> {
    await this.secrets.store(secretKey(tenantKey), serializeCredential(credential));
  }

  async delete(tenantKey: string): Promise<void> {
    await this.secrets.delete(secretKey(tenantKey));
  }
}

const secretKey = (tenantKey: string) => `conductorone.credential.${tenantKey}`;
