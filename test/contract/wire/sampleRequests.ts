import {
  adminPerson,
  dispatchApiAdmin,
  githubApp,
  grantEndingThisWeek,
  namesakes,
  standardPolicy,
  standingCriticalGrant,
} from '../../../src/emulator/seed/landmarks';
import { idOf } from '../../../src/emulator/seed/ids';
import type { OperationName } from '../../../tools/openapi/document';
import type { PlainRequest } from '../../support/contract/judgedTenant';

const pathIds: Readonly<Record<string, string>> = {
  app_id: githubApp.appId,
  app_entitlement_id: dispatchApiAdmin.entitlementId,
  app_user_id: grantEndingThisWeek.appUserId,
  entitlement_id: standingCriticalGrant.entitlement.entitlementId,
  request_schema_id: idOf('request-schema', 'legal-basis'),
  user_id: idOf('user', 'ada.lindqvist'),
};

/** What `{id}` stands for. */
const lastIds: Readonly<Record<string, string>> = {
  '/api/v1/apps/{id}': githubApp.appId,
  '/api/v1/apps/{app_id}/entitlements/{id}': dispatchApiAdmin.entitlementId,
  '/api/v1/apps/{app_id}/connectors/{id}': idOf('connector', 'github'),
  '/api/v1/attributes/compliance_frameworks/{id}': idOf('attribute', 'SOX'),
  '/api/v1/attributes/risk_levels/{id}': idOf('attribute', 'High'),
  '/api/v1/policies/{id}': standardPolicy.policyId,
  '/api/v1/users/{id}': adminPerson.userId,
  '/api/v1/vaults/{id}': idOf('vault', 'finance-systems'),
  '/api/v1/webhooks/{id}': idOf('webhook', 'risk-score'),
};

const bodies: Readonly<Record<string, object>> = {
  '/api/v1/apps/{app_id}/entitlements/{id}': {
    entitlement: { description: 'x' },
    updateMask: 'description',
  },
  '/api/v1/apps/{app_id}/entitlements/{app_entitlement_id}/users/{app_user_id}/update-grant-duration':
    { newDeprovisionAt: '2026-04-01T08:30:00Z' },
  '/api/v1/apps/{app_id}/entitlements/{entitlement_id}/owners': { userId: adminPerson.userId },
  '/api/v1/users/{user_id}/set-delegation-by-admin': { delegatedUserId: namesakes[0].userId },
};

/** A request that the operation answers with 200; `taskId` is a task that there is. */
export function sampleRequest(
  { method, template }: OperationName,
  taskId: string,
): PlainRequest & { readonly body?: object } {
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) =>
    name === 'id' ? (lastIds[template] ?? taskId) : (pathIds[name] ?? ''),
  );
  return { method, path, ...(method === 'GET' ? {} : { body: bodies[template] ?? {} }) };
}
