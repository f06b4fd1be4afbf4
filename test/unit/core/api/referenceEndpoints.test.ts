import assert from 'node:assert/strict';
import { NotFoundError } from '../../../../src/core/errors';
import { asAppId } from '../../../../src/core/model/ids';
import { useCannedTenant } from '../../../support/cannedTenant';
import * as wire from '../../../support/emulator/wireObjects';
import * as references from '../../../support/emulator/wireReferences';
import { failure } from '../../../support/localServer';

const wiki = asAppId(wire.idOf('wiki'));

describe('reading what settings refer to', () => {
  const tenant = useCannedTenant();

  it('searches policies by text and type, or by id', async () => {
    tenant.answerWith({ list: [references.policy('policy1', 'GRANT')], nextPageToken: '' });
    const { rows } = await tenant.api.policies.search({ text: 'man', type: 'grant' }, {});
    assert.deepEqual(
      rows.map(({ id, isDeleted }) => [id, isDeleted]),
      [[wire.idOf('policy1'), false]],
    );
    assert.deepEqual(tenant.sent(), {
      request: 'POST /api/v1/search/policies',
      body: { query: 'man', policyTypes: ['POLICY_TYPE_GRANT'], pageSize: 100 },
    });
    await tenant.api.policies.search({ ids: ['p'] }, { pageSize: 5 });
    assert.deepEqual(tenant.sent().body, { refs: [{ id: 'p' }], pageSize: 5 });
  });

  it('searches webhooks by text, or by id', async () => {
    tenant.answerWith({ list: [references.webhook('hook1', { displayName: 'Freeze check' })] });
    const { rows } = await tenant.api.webhooks.search({ text: 'freeze' }, {});
    assert.equal(rows[0]?.displayName, 'Freeze check');
    assert.deepEqual(tenant.sent(), {
      request: 'POST /api/v1/search/webhooks',
      body: { query: 'freeze', pageSize: 100 },
    });
    await tenant.api.webhooks.search({ ids: ['h'] }, {});
    assert.deepEqual(tenant.sent().body, { refs: [{ id: 'h' }], pageSize: 100 });
  });

  it('lists the connectors of an app', async () => {
    const connector = references.connector('wiki', 'connector1', { displayName: 'Sync' });
    tenant.answerWith({ list: [{ connector, appPath: '' }], nextPageToken: 't1' });
    const { rows, nextPageToken } = await tenant.api.connectors.ofApp(wiki, {});
    assert.deepEqual([rows[0]?.displayName, nextPageToken], ['Sync', 't1']);
    assert.equal(tenant.sent().request, `GET /api/v1/apps/${wiki}/connectors?page_size=100`);
  });

  it('gets a vault', async () => {
    tenant.answerWith({ vault: references.vault('vault1') });
    assert.equal((await tenant.api.vaults.get(wire.idOf('vault1'))).id, wire.idOf('vault1'));
    assert.equal(tenant.sent().request, `GET /api/v1/vaults/${wire.idOf('vault1')}`);
    tenant.replyWith(failure(404, 5));
    await assert.rejects(tenant.api.vaults.get('x'), NotFoundError);
  });

  it('gets a request form with the name of its form', async () => {
    const form = { displayName: 'Why', description: 'Asks why' };
    tenant.answerWith({ requestSchema: { id: 's', form } });
    assert.deepEqual(await tenant.api.requestSchemas.get('s'), {
      id: 's',
      ...form,
      isDeleted: false,
    });
    assert.equal(tenant.sent().request, 'GET /api/v1/request_schemas/s');
    tenant.answerWith({ requestSchema: { id: 's', form: null } });
    assert.equal((await tenant.api.requestSchemas.get('s')).displayName, '');
  });

  it('lists compliance frameworks', async () => {
    tenant.answerWith({ list: [wire.attributeValue('sox')], nextPageToken: '' });
    const { rows } = await tenant.api.attributes.complianceFrameworks({});
    assert.equal(rows[0]?.id, wire.idOf('sox'));
    assert.equal(
      tenant.sent().request,
      'GET /api/v1/attributes/compliance_frameworks?page_size=100',
    );
  });

  it('gets an app with the policies that its entitlements inherit', async () => {
    tenant.answerWith({ app: wire.app('wiki', { grantPolicyId: 'g', certifyPolicyId: 'c' }) });
    const { app, ...policies } = await tenant.api.apps.details(wiki);
    assert.equal(app.id, wiki);
    assert.deepEqual(policies, { grantPolicyId: 'g', revokePolicyId: '', certifyPolicyId: 'c' });
  });
});
