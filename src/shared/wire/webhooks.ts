/** Webhooks: addresses that the service calls. */
import type { WireDuration, WireTimestamp } from './common';

/** `c1.api.webhooks.v1.Webhook`. */
export interface WireWebhook {
  readonly callbackTimeout: WireDuration | null;
  readonly createdAt: WireTimestamp | null;
  readonly deletedAt: WireTimestamp | null;
  readonly description: string;
  readonly displayName: string;
  readonly id: string;
  readonly updatedAt: WireTimestamp | null;
  readonly url: string;
}
