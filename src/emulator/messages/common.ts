/** The small messages that many requests share. */
import { repeated } from '../protojson/compounds';
import { message } from '../protojson/message';
import { id, pageSize, text } from '../protojson/scalars';

/** The fields of a request for a list. */
export const pageFields = { pageSize, pageToken: text } as const;

/** Names an entitlement. */
export const appEntitlementRef = message('c1.api.app.v1.AppEntitlementRef', { appId: id, id });

/** Names an account. */
export const appUserRef = message('c1.api.app.v1.AppUserRef', { appId: id, id });

/** Names a user. */
export const userRef = message('c1.api.user.v1.UserRef', { id });

/** Names a policy. */
export const policyRef = message('c1.api.policy.v1.PolicyRef', { id });

/** Names a webhook. */
export const webhookRef = message('c1.api.webhooks.v1.WebhookRef', { id });

/** What to put into `expanded` for entitlements. */
export const appEntitlementExpandMask = message('c1.api.app.v1.AppEntitlementExpandMask', {
  paths: repeated(text),
});

/** What to put into `expanded` for accounts. */
export const appUserExpandMask = message('c1.api.app.v1.AppUserExpandMask', {
  paths: repeated(text),
});

/** What to put into `expanded` for users. */
export const userExpandMask = message('c1.api.user.v1.UserExpandMask', { paths: repeated(text) });
