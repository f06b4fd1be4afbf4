import assert from 'node:assert/strict';
import {
  assertRefused,
  at,
  emulatorsOfTest,
  type Answer,
  type TestTenant,
  fields,
} from '../../support/emulator/harness';
import { accessEntitlementId, idOf } from '../../support/emulator/wireObjects';

const wiki = `/api/v1/apps/${idOf('wiki')}/entitlements`;
const editors = `${wiki}/${idOf('wikiEditors')}`;
const readers = `${wiki}/${idOf('wikiReaders')}`;

describe('Updating an entitlement in the emulator', () => {
  const emulators = emulatorsOfTest();
  let tenant: TestTenant;
  beforeEach(async () => {
    tenant = await emulators.start();
  });

  const update = (entitlement: unknown, updateMask?: unknown, path = editors): Promise<Answer> =>
    tenant.post(path, { entitlement, updateMask });

  const updated = async (
    entitlement: unknown,
    updateMask?: unknown,
    path = editors,
  ): Promise<object> => {
    const answer = await update(entitlement, updateMask, path);
    assert.equal(answer.status, 200, answer.text);
    return fields(answer.json, 'appEntitlementView', 'appEntitlement');
  };

  it('changes the fields of the mask and no other', async () => {
    const before = at((await tenant.get(editors)).json, 'appEntitlementView', 'appEntitlement');
    const after = await updated({ description: 'new', displayName: 'ignored' }, 'description');
    const { updatedAt, userEditedMask } = {
      updatedAt: at(after, 'updatedAt'),
      userEditedMask: 'description',
    };
    assert.deepEqual(after, { ...fields(before), description: 'new', updatedAt, userEditedMask });
  });

  it('is seen at once by every read', async () => {
    await updated({ displayName: 'Authors' }, 'displayName');
    const found = await tenant.post('/api/v1/search/entitlements', { displayName: 'Authors' });
    assert.equal(at(found.json, 'list', 0, 'appEntitlement', 'id'), idOf('wikiEditors'));
    const grants = await tenant.post('/api/v1/search/grants', { appUserIds: [idOf('wikiAda')] });
    assert.equal(
      at(grants.json, 'list', 1, 'entitlement', 'appEntitlement', 'displayName'),
      'Authors',
    );
  });

  it('takes several comma-separated paths', async () => {
    const after = await updated({ description: 'd', alias: 'a' }, 'description,alias');
    assert.deepEqual([at(after, 'description'), at(after, 'alias')], ['d', 'a']);
  });

  it('refuses a mask path in snake_case', async () => {
    assertRefused(
      await update({ displayName: 'x' }, 'display_name'),
      400,
      3,
      /google\.protobuf\.FieldMask\.paths contains invalid path: "display_name"/,
    );
  });

  it('refuses a mask that is not one string', async () => {
    assertRefused(
      await update({ alias: 'x' }, { paths: ['alias'] }),
      400,
      3,
      /invalid value|syntax/,
    );
    assertRefused(await update({ alias: 'x' }, ['alias']), 400, 3, /invalid value|syntax/);
    assertRefused(await update({ alias: 'x' }, 'alias, description'), 400, 3, /invalid path/);
  });

  it('refuses a mask path that names no field', async () => {
    assertRefused(await update({ alias: 'x' }, 'nickname'), 400, 3, /no field "nickname"/);
  });

  it('refuses a mask path of a field that the service keeps', async () => {
    for (const path of ['grantCount', 'systemBuiltin', 'appId', 'id', 'sourceConnectorIds']) {
      assertRefused(await update({}, path), 400, 3, /cannot be updated/);
    }
  });

  it('says that it does not know paths into a field', async () => {
    assertRefused(await update({}, 'provisionerPolicy.manual'), 501, 12, /not implement/);
  });

  it('without a mask changes what is provided', async () => {
    const after = await updated({ description: 'new', alias: '', emergencyGrantEnabled: false });
    assert.equal(at(after, 'description'), 'new');
    assert.equal(at(after, 'alias'), 'wiki-editors');
  });

  it('without a mask takes a whole object back', async () => {
    const { json } = await tenant.get(editors);
    const whole = fields(json, 'appEntitlementView', 'appEntitlement');
    const after = await updated({ ...whole, description: 'new' });
    assert.equal(at(after, 'description'), 'new');
    assert.equal(at(after, 'grantCount'), '1');
  });

  it('takes id and app from the path alone', async () => {
    const after = await updated({ id: idOf('other'), appId: idOf('vault'), alias: 'b' }, 'alias');
    assert.equal(at(after, 'id'), idOf('wikiEditors'));
    assert.equal(at(after, 'appId'), idOf('wiki'));
  });

  it('refuses a request without an entitlement', async () => {
    assertRefused(await update(null, 'alias'), 400, 3, /Entitlement: value is required/);
  });

  it('clears a field with its empty value', async () => {
    const empty = {
      alias: '',
      description: '',
      riskLevelValueId: '',
      complianceFrameworkValueIds: [],
      provisionerPolicy: { unconfigured: {} },
    };
    const after = await updated(empty, Object.keys(empty).join(','));
    for (const [name, value] of Object.entries(empty)) assert.deepEqual(at(after, name), value);
  });

  it('switches the maximum duration by either name of the mask', async () => {
    const open = await updated({ durationUnset: {} }, 'durationUnset');
    assert.deepEqual(at(open, 'durationUnset'), {});
    assert.ok(!('durationGrant' in open));
    const limited = await updated({ durationGrant: '60s' }, 'durationUnset');
    assert.equal(at(limited, 'durationGrant'), '60s');
    assert.ok(!('durationUnset' in limited));
    const openAgain = await updated({}, 'durationGrant');
    assert.deepEqual(at(openAgain, 'durationUnset'), {});
  });

  it('refuses a maximum duration that is not positive', async () => {
    for (const durationGrant of ['0s', '-60s']) {
      assertRefused(await update({ durationGrant }, 'durationGrant'), 400, 3, /positive/);
    }
  });

  it('keeps the kinds of a provision policy', async () => {
    const provisionerPolicy = {
      multiStep: {
        provisionSteps: [
          { connector: {} },
          {
            manual: {
              instructions: 'Ask',
              userIds: [],
              assignee: { users: { allowReassignment: true, userIds: [idOf('ada')] } },
            },
          },
        ],
      },
    };
    const after = await updated({ provisionerPolicy }, 'provisionerPolicy');
    assert.deepEqual(at(after, 'provisionerPolicy'), provisionerPolicy);
  });

  it('fills the unset fields of a message that it is given', async () => {
    const provisionerPolicy = { delegated: { appId: idOf('vault') } };
    const after = await updated({ provisionerPolicy }, 'provisionerPolicy');
    assert.deepEqual(at(after, 'provisionerPolicy'), {
      delegated: { appId: idOf('vault'), entitlementId: '', implicit: false },
    });
  });

  it('merges annotations and deletes those that are empty', async () => {
    const after = await updated({ annotations: { owner: 'ops', team: 'wiki' } }, 'annotations');
    assert.deepEqual(at(after, 'annotations'), { team: 'wiki', owner: 'ops' });
    const fewer = await updated({ annotations: { team: '' } }, 'annotations');
    assert.deepEqual(at(fewer, 'annotations'), { owner: 'ops' });
  });

  it('refuses annotations beyond their bounds', async () => {
    const annotate = (annotations: object): Promise<Answer> =>
      update({ annotations }, 'annotations');
    assertRefused(await annotate({ '1st': 'x' }), 400, 3, /invalid annotation key/);
    assertRefused(await annotate({ 'c1/x': 'x' }), 400, 3, /reserved annotation key/);
    assertRefused(await annotate({ a: 'two words' }), 400, 3, /invalid annotation value/);
    assertRefused(await annotate({ a: 'x'.repeat(257) }), 400, 3, /invalid annotation value/);
    const many = Object.fromEntries(Array.from({ length: 16 }, (_, n) => [`k${n}`, 'x']));
    assertRefused(await annotate(many), 400, 3, /more than 16/);
  });

  it('never renames the Access entitlement, and changes the rest of it', async () => {
    const access = `${wiki}/${accessEntitlementId}`;
    assertRefused(await update({ displayName: 'In' }, 'displayName', access), 400, 9, /renamed/);
    assertRefused(await update({ slug: 'in' }, 'slug', access), 400, 9, /renamed/);
    assert.equal(
      at(await updated({ description: 'x' }, 'description', access), 'description'),
      'x',
    );
  });

  it('refuses an empty name', async () => {
    assertRefused(await update({ displayName: '' }, 'displayName'), 400, 3, /displayName/);
  });

  it('refuses emergency access without a policy for it', async () => {
    const enabled = { emergencyGrantEnabled: true };
    assertRefused(await update(enabled, 'emergencyGrantEnabled'), 400, 3, /emergencyGrantPolicyId/);
    const both = { ...enabled, emergencyGrantPolicyId: idOf('policy1') };
    await updated(both, 'emergencyGrantEnabled,emergencyGrantPolicyId');
    const noPolicy = { emergencyGrantPolicyId: '' };
    assertRefused(await update(noPolicy, 'emergencyGrantPolicyId'), 400, 3, /requires/);
  });

  it('refuses an alias that is taken', async () => {
    assertRefused(await update({ alias: 'wiki-editors' }, 'alias', readers), 409, 6, /is taken/);
    await updated({ alias: 'wiki-editors' }, 'alias', editors);
  });

  it('refuses labels that do not exist', async () => {
    const unknown = idOf('unknown');
    assertRefused(await update({ riskLevelValueId: unknown }, 'riskLevelValueId'), 400, 3, /risk/);
    assertRefused(
      await update({ complianceFrameworkValueIds: [unknown] }, 'complianceFrameworkValueIds'),
      400,
      3,
      /compliance/,
    );
  });

  it('locks the request settings when asked', async () => {
    const answer = await tenant.post(editors, {
      entitlement: { alias: 'x' },
      updateMask: 'alias',
      overrideAccessRequestsDefaults: true,
    });
    const found = at(answer.json, 'appEntitlementView', 'appEntitlement');
    assert.equal(at(found, 'overrideAccessRequestsDefaults'), true);
  });

  it('unlocks the request settings by the field alone: the flag cannot say no', async () => {
    const lock = (entitlement: object, updateMask: string, flag: boolean): Promise<Answer> =>
      tenant.post(editors, { entitlement, updateMask, overrideAccessRequestsDefaults: flag });
    const isLocked = ({ json }: Answer): unknown =>
      at(json, 'appEntitlementView', 'appEntitlement', 'overrideAccessRequestsDefaults');
    const name = 'overrideAccessRequestsDefaults';
    assert.equal(isLocked(await lock({ [name]: true }, name, false)), true);
    assert.equal(isLocked(await lock({ alias: 'x' }, 'alias', false)), true);
    assert.equal(isLocked(await lock({ [name]: false }, name, false)), false);
    assert.equal(isLocked(await lock({ [name]: true }, name, true)), true);
  });

  it('remembers which fields a person has set', async () => {
    assert.equal(at(await updated({ alias: 'x' }, 'alias'), 'userEditedMask'), null);
    await updated({ description: 'x' }, 'description');
    const after = await updated({ displayName: 'Authors', alias: 'y' }, 'displayName,alias');
    assert.equal(at(after, 'userEditedMask'), 'description,displayName');
  });

  it('does not find a deleted entitlement', async () => {
    const old = `${wiki}/${idOf('wikiOld')}`;
    assertRefused(await update({ alias: 'x' }, 'alias', old), 404, 5, 'app entitlement not found');
  });

  it('expands what its mask names', async () => {
    const answer = await tenant.post(editors, {
      entitlement: { alias: 'x' },
      updateMask: 'alias',
      expandMask: { paths: ['app_id'] },
    });
    assert.equal(at(answer.json, 'appEntitlementView', 'appPath'), '$.expanded[0]');
    assert.equal(at(answer.json, 'expanded', 0, 'displayName'), 'Wiki');
  });

  it('does nothing at all when it is refused', async () => {
    await update({ alias: 'fresh', emergencyGrantEnabled: true }, 'alias,emergencyGrantEnabled');
    const { json } = await tenant.get(editors);
    assert.equal(at(json, 'appEntitlementView', 'appEntitlement', 'alias'), 'wiki-editors');
  });
});
