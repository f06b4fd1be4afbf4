import type { TenantApi } from '../api/tenantApi';
import type { CrawlSource } from './crawl';

/** A tenant as a crawl asks it. */
export function tenantSource({
  apps,
  entitlements,
  grants,
}: Pick<TenantApi, 'apps' | 'entitlements' | 'grants'>): CrawlSource {
  return {
    apps: (page, signal) => apps.search(page, signal),
    resourceTypes: (appId, page, signal) => apps.resourceTypes(appId, page, signal),
    entitlements: (appId, page, signal) => entitlements.search({ appIds: [appId] }, page, signal),
    grants: ({ app, entitlements: some }, page, signal) =>
      grants.searchBytes(
        some === undefined ? { appIds: [app.id] } : { entitlements: some },
        page,
        signal,
      ),
  };
}
