/** Vaults: where credentials of new accounts are kept. */
import type { WireDuration, WireEmpty, WireTimestamp } from './common';

/** `c1.api.vault.v1.Vault`. */
export interface WireVault {
  readonly createdAt: WireTimestamp | null;
  readonly credentialExpirationDuration: WireDuration | null;
  readonly deletedAt: WireTimestamp | null;
  readonly description: string;
  readonly displayName: string;
  readonly id: string;
  readonly updatedAt: WireTimestamp | null;
  /* oneof vault: at most one of these keys is present */
  readonly groupAuthzVault?: WireEmpty;
  readonly magicVault?: WireMagicVault;
}

/** `c1.api.vault.v1.MagicVault`: its credentials are shown by a link, so many times. */
export interface WireMagicVault {
  readonly allowUnauthedViews: boolean;
  readonly allowedViews: number;
}
