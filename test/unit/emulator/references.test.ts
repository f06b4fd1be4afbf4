import assert from 'node:assert/strict';
import {
  assertRefused,
  at,
  column,
  emulatorsOfTest,
  list,
  type TestTenant,
} from '../../support/emulator/harness';
import { idOf } from '../../support/emulator/wireObjects';
import { smallTenant } from '../../support/emulator/smallTenant';
import { policy } from '../../support/emulator/wireReferences';

describe('Policies in the emulator', () => {
  const emulators = emulatorsOfTest();
  let tenant: TestTenant;
  beforeEach(async () => {
    tenant = await emulators.start();
  });

  const search = async (body: object): Promise<readonly string[]> =>
    column(await tenant.post('/api/v1/search/policies', body), 'id');

  it('are found by name, words, type and reference', async () => {
    const policy2 = [idOf('policy2')];
    assert.deepEqual(await search({ displayName: 'BREAK GLASS' }), policy2);
    assert.deepEqual(await search({ displayName: 'break' }), []);
    assert.deepEqual(await search({ query: 'call glass' }), policy2);
    assert.deepEqual(await search({ policyTypes: ['POLICY_TYPE_REVOKE'] }), [idOf('revoke1')]);
    assert.deepEqual(await search({ refs: [{ id: idOf('policy2') }] }), policy2);
    assert.deepEqual(
      await search({ policyTypes: [1], excludePolicyIds: [idOf('policy1')] }),
      policy2,
    );
  });

  it('are found deleted only when asked for', async () => {
    assert.ok(!(await search({})).includes(idOf('oldPolicy')));
    assert.ok((await search({ includeDeleted: true })).includes(idOf('oldPolicy')));
  });

  it('that are local to an entitlement are found by reference alone', async () => {
    assert.ok(!(await search({})).includes(idOf('localPolicy')));
    const refs = [{ id: idOf('localPolicy') }];
    const scopeView = 'POLICY_SCOPE_VIEW_SCOPED';
    assert.deepEqual(await search({ refs, scopeView }), [idOf('localPolicy')]);
    const answer = await tenant.post('/api/v1/search/policies', { scopeView });
    assertRefused(answer, 501, 12, /not implement the scope/);
  });

  it('come in pages of at least twelve', async () => {
    const policies = Array.from({ length: 30 }, (_, number) => policy(`p${number}x`, 'GRANT'));
    const many = await emulators.start({
      scenario: { kind: 'custom', data: smallTenant({ policies }) },
    });
    const path = '/api/v1/search/policies';
    const first = await many.post(path, { pageSize: 10 });
    assert.equal(list(first.json, 'list').length, 12);
    const pageToken = at(first.json, 'nextPageToken');
    const second = await many.post(path, { pageSize: 100, pageToken });
    assert.equal(list(second.json, 'list').length, 18);
    assertRefused(await many.post(path, { pageToken, query: 'p' }), 400, 3, 'invalid page token');
  });

  it('are read by their id, deleted ones too', async () => {
    const { json } = await tenant.get(`/api/v1/policies/${idOf('oldPolicy')}`);
    assert.notEqual(at(json, 'policy', 'deletedAt'), null);
  });
});

describe('What entitlements point at, in the emulator', () => {
  const emulators = emulatorsOfTest();
  let tenant: TestTenant;
  beforeEach(async () => {
    tenant = await emulators.start();
  });

  const connectors = `/api/v1/apps/${idOf('wiki')}/connectors`;

  it('is read by its id', async () => {
    for (const [path, name] of [
      [`/api/v1/attributes/risk_levels/${idOf('riskHigh')}`, 'value'],
      [`/api/v1/attributes/compliance_frameworks/${idOf('sox')}`, 'value'],
      [`/api/v1/policies/${idOf('policy1')}`, 'policy'],
      [`/api/v1/request_schemas/${idOf('schema1')}`, 'requestSchema'],
      [`/api/v1/vaults/${idOf('vault1')}`, 'vault'],
      [`/api/v1/webhooks/${idOf('hook1')}`, 'webhook'],
    ] as const) {
      const { json } = await tenant.get(path);
      assert.equal(at(json, name, 'id'), path.split('/').at(-1));
    }
  });

  it('is not found by an id that names nothing', async () => {
    for (const [path, what] of [
      ['/api/v1/attributes/risk_levels', 'risk level'],
      ['/api/v1/attributes/compliance_frameworks', 'compliance framework'],
      ['/api/v1/policies', 'policy'],
      ['/api/v1/request_schemas', 'request schema'],
      ['/api/v1/vaults', 'vault'],
      ['/api/v1/webhooks', 'webhook'],
      [connectors, 'connector'],
    ] as const) {
      const answer = await tenant.get(`${path}/${idOf('unknown')}`);
      assertRefused(answer, 404, 5, `${what} not found`);
    }
  });

  it('has connectors of its app, without the deleted', async () => {
    assert.deepEqual(column(await tenant.get(connectors), 'connector', 'id'), [idOf('connector1')]);
  });

  it('has connectors that bring their app and people along, one by one', async () => {
    const { json } = await tenant.get(`${connectors}/${idOf('connector1')}`);
    assert.equal(at(json, 'connectorView', 'appPath'), '$.expanded[2]');
    assert.equal(at(json, 'connectorView', 'usersPath'), '$.expanded[0,1]');
    assert.deepEqual(
      list(json, 'expanded').map((object) => at(object, 'displayName')),
      ['olga', 'ada', 'Wiki'],
    );
  });

  it('does not give a connector under another app', async () => {
    const answer = await tenant.get(`${connectors}/${idOf('connector3')}`);
    assertRefused(answer, 404, 5, 'connector not found');
  });

  it('has webhooks that are found by words and reference, without the deleted', async () => {
    const search = async (body: object): Promise<readonly string[]> =>
      column(await tenant.post('/api/v1/search/webhooks', body), 'id');
    assert.deepEqual(await search({}), [idOf('hook1'), idOf('hook2')]);
    assert.deepEqual(await search({ query: 'changes FREEZE' }), [idOf('hook1')]);
    assert.deepEqual(await search({ refs: [{ id: idOf('hook2') }] }), [idOf('hook2')]);
  });
});
