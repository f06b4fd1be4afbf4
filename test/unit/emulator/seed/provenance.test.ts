import assert from 'node:assert/strict';
import { demoTenant } from '../../../../src/emulator/seed/demoTenant';

const tenant = demoTenant(new Date('2026-03-04T09:30:00Z'));

const refKey = (ref: { appId: string; id: string }): string => `${ref.appId}/${ref.id}`;
const entitlements = new Set(tenant.entitlements.map(refKey));
const accounts = new Map(tenant.accounts.map((row) => [refKey(row), row]));

describe('demo tenant: where grants come from', () => {
  it('lets grants be inherited only from what the same person holds', () => {
    const held = new Set(
      tenant.grants.flatMap(({ appId, appEntitlementId, appUserId }) => {
        const entitlement = refKey({ appId, id: appEntitlementId });
        const owner = accounts.get(refKey({ appId, id: appUserId }))?.identityUserId ?? '';
        return [
          `${entitlement}/${appUserId}`,
          ...(owner === '' ? [] : [`${entitlement}/${owner}`]),
        ];
      }),
    );
    for (const { appId, appUserId, grantSources } of tenant.grants) {
      const owner = accounts.get(refKey({ appId, id: appUserId }))?.identityUserId;
      for (const source of grantSources) {
        assert.ok(entitlements.has(refKey(source)));
        const holder = source.appId === appId ? appUserId : owner;
        assert.ok(held.has(`${refKey(source)}/${holder}`), 'inherited from what nobody holds');
      }
    }
  });

  it('lets nothing be inherited before its first source was there', () => {
    const grantedAt = new Map<string, number>();
    for (const { appId, appEntitlementId, appUserId, createdAt } of tenant.grants) {
      const owner = accounts.get(refKey({ appId, id: appUserId }))?.identityUserId;
      for (const holder of [appUserId, owner]) {
        grantedAt.set(`${appId}/${appEntitlementId}/${holder ?? ''}`, Date.parse(createdAt));
      }
    }
    for (const { appId, appUserId, grantSources, createdAt } of tenant.grants) {
      const owner = accounts.get(refKey({ appId, id: appUserId }))?.identityUserId ?? '';
      const sourceTimes = grantSources.map((source) => {
        const holder = source.appId === appId ? appUserId : owner;
        return grantedAt.get(`${refKey(source)}/${holder}`) ?? Infinity;
      });
      assert.ok(
        sourceTimes.length === 0 || Date.parse(createdAt) >= Math.min(...sourceTimes) - 1000,
      );
    }
  });

  it('never lets an inherited grant end, and explains it by its sources', () => {
    for (const { grantSources, deprovisionAt, reasons } of tenant.grants) {
      if (grantSources.length > 0) {
        assert.equal(deprovisionAt, null);
        assert.deepEqual(
          reasons.map(({ derivedIdType, derivedIdData }) => [derivedIdType, derivedIdData]),
          grantSources.map(({ id }) => ['group', id]),
        );
      }
    }
  });

  it('keeps tasks and the grants that came from them in agreement', () => {
    const grants = new Map(tenant.grants.map((row) => [row.originatingTicketId, row]));
    for (const { id, type, state, userId } of tenant.tasks) {
      const grant = grants.get(id);
      assert.equal(state, 'TASK_STATE_CLOSED');
      assert.equal(type?.grant?.appId, grant?.appId);
      assert.equal(type?.grant?.appEntitlementId, grant?.appEntitlementId);
      assert.equal(type?.grant?.appUserId, grant?.appUserId);
      assert.equal(type?.grant?.outcomeTime, grant?.createdAt);
      assert.equal(type?.grant?.identityUserId, userId);
      assert.equal(grant?.reasons[0]?.derivedIdData, id);
    }
  });
}).timeout(20_000);
