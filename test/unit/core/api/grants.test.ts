import assert from 'node:assert/strict';
import { asAccountId, asAppId, asEntitlementId, asUserId } from '../../../../src/core/model/ids';
import { useCannedTenant } from '../../../support/cannedTenant';
import { grant } from '../../../support/emulator/wireGrants';
import * as wire from '../../../support/emulator/wireObjects';

const wiki = asAppId(wire.idOf('wiki'));
const editors = { appId: wiki, entitlementId: asEntitlementId(wire.idOf('editors')) };
const ada = asAccountId(wire.idOf('wikiAda'));
const wikiAda = wire.account('wiki', 'wikiAda', 'ada');

describe('grants', () => {
  const tenant = useCannedTenant();
  const accountView = { appPath: '', appUser: wikiAda, identityUserPath: '', lastUsagePath: '' };
  const binding = {
    appId: wiki,
    appEntitlementId: editors.entitlementId,
    appUserId: ada,
    appUser: accountView,
    appEntitlementUserBindingCreatedAt: '2025-01-02T03:04:05.123456789Z',
    appEntitlementUserBindingDeprovisionAt: '2026-04-01T00:00:00Z',
    grantSources: [{ appId: wire.idOf('okta'), id: wire.idOf('staff') }],
    originatingTicketId: wire.idOf('task1'),
  };
  const entitlement = { appEntitlement: wire.entitlement('wiki', 'editors') };

  it('searches by entitlement, account and person', async () => {
    tenant.answerWith({ list: [{ appEntitlementUserBinding: binding, entitlement }] });
    const { rows } = await tenant.api.grants.search(
      { appIds: [wiki], entitlements: [editors], accountIds: [ada], userId: asUserId('ada') },
      {},
    );
    const [grant] = rows;
    assert.equal(grant?.accountId, ada);
    assert.equal(grant.account?.displayName, 'wikiAda');
    assert.equal(grant.entitlement?.entitlementId, editors.entitlementId);
    assert.deepEqual(grant.grantedAt, new Date('2025-01-02T03:04:05.123Z'));
    assert.deepEqual(grant.expiresAt, new Date('2026-04-01T00:00:00Z'));
    assert.deepEqual(grant.sources, [
      { appId: wire.idOf('okta'), entitlementId: wire.idOf('staff') },
    ]);
    assert.equal(grant.originTaskId, wire.idOf('task1'));
    assert.deepEqual(tenant.sent(), {
      request: 'POST /api/v1/search/grants',
      body: {
        appIds: [wiki],
        entitlementRefs: [{ appId: wiki, id: editors.entitlementId }],
        appUserIds: [ada],
        userId: 'ada',
        pageSize: 100,
      },
    });
  });

  it('takes the ids of account and entitlement from an older server, which sends no others', async () => {
    const starred = ['appId', 'appEntitlementId', 'appUserId'];
    const older = Object.fromEntries(
      Object.entries(binding).filter(([name]) => !starred.includes(name)),
    );
    tenant.answerWith({ list: [{ appEntitlementUserBinding: older, entitlement }] });
    const { rows } = await tenant.api.grants.search({}, {});
    assert.deepEqual(
      [rows[0]?.appId, rows[0]?.entitlementId, rows[0]?.accountId],
      [wiki, editors.entitlementId, ada],
    );
  });

  it('outlive their account and their entitlement', async () => {
    for (const gone of [{ entitlement: null }, { entitlement: { appEntitlement: null } }]) {
      const orphan = { ...binding, appUser: null, grantSources: null };
      tenant.answerWith({ list: [{ appEntitlementUserBinding: orphan, ...gone }] });
      const { rows } = await tenant.api.grants.search({}, {});
      assert.equal(rows[0]?.account, undefined);
      assert.equal(rows[0]?.entitlement, undefined);
      assert.deepEqual(rows[0]?.sources, []);
    }
  });

  it('stand without an expiration', async () => {
    const standing = { ...binding, appEntitlementUserBindingDeprovisionAt: null };
    tenant.answerWith({ list: [{ appEntitlementUserBinding: standing, entitlement }] });
    assert.equal((await tenant.api.grants.search({}, {})).rows[0]?.expiresAt, undefined);
  });

  it('are explained by their reasons', async () => {
    const [reason] = grant('wiki', editors.entitlementId, 'wikiAda').reasons;
    tenant.answerWith({
      list: [
        {
          appId: wiki,
          appEntitlementId: editors.entitlementId,
          appUserId: ada,
          appUser: wikiAda,
          user: null,
          discovered: null,
          expired: null,
          grantSources: [],
          grantReasons: [
            { ...reason, derivedIdData: '417', reasonExpiresAt: '2026-05-01T00:00:00Z' },
            { ...reason, referenceStrength: 'GRANT_REASON_REFERENCE_STRENGTH_WEAK' },
            { ...reason, referenceStrength: 'GRANT_REASON_REFERENCE_STRENGTH_NEWER' },
          ],
        },
      ],
      nextPageToken: 't1',
    });
    const { rows, nextPageToken } = await tenant.api.grants.explain(editors, { pageToken: 't0' });
    assert.equal(nextPageToken, 't1');
    assert.deepEqual(
      rows[0]?.reasons.map(({ strength }) => strength),
      ['strong', 'weak', 'unknown'],
    );
    assert.deepEqual(rows[0].reasons[0], {
      strength: 'strong',
      derivedFrom: 'ticket',
      derivedId: '417',
      createdAt: new Date('2025-01-02T03:04:05.123Z'),
      expiresAt: new Date('2026-05-01T00:00:00Z'),
    });
    assert.equal(
      tenant.sent().request,
      `GET /api/v1/apps/${wiki}/entitlements/${editors.entitlementId}/grants?page_size=100&page_token=t0`,
    );
  });
});
