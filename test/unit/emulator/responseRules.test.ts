import assert from 'node:assert/strict';
import { at, emulatorsOfTest, list, type TestTenant, fields } from '../../support/emulator/harness';
import { idOf as demoId } from '../../../src/emulator/seed/ids';
import { idOf } from '../../support/emulator/wireObjects';

const wiki = `/api/v1/apps/${idOf('wiki')}`;

describe('The emulator answers', () => {
  const emulators = emulatorsOfTest();
  let tenant: TestTenant;
  beforeEach(async () => {
    tenant = await emulators.start();
  });

  const entitlementNamed = async (name: string): Promise<object> => {
    const answer = await tenant.get(`${wiki}/entitlements/${idOf(name)}`);
    const found = at(answer.json, 'appEntitlementView', 'appEntitlement');
    assert.ok(typeof found === 'object' && found !== null);
    return found;
  };

  it('with status 200 and JSON', async () => {
    const answer = await tenant.get(wiki);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers['content-type'], 'application/json');
  });

  it('with the empty value of every scalar, list and map that is unset', async () => {
    const found = await entitlementNamed('wikiReaders');
    assert.equal(at(found, 'alias'), '');
    assert.equal(at(found, 'emergencyGrantEnabled'), false);
    assert.deepEqual(at(found, 'complianceFrameworkValueIds'), []);
    assert.deepEqual(at(found, 'annotations'), {});
    assert.equal(at((await tenant.get(wiki)).json, 'app', 'monthlyCostUsd'), 0);
  });

  it('with null for every message, timestamp and mask that is unset', async () => {
    const found = await entitlementNamed('wikiReaders');
    assert.equal(at(found, 'provisionerPolicy'), null);
    assert.equal(at(found, 'deletedAt'), null);
    assert.equal(at(found, 'userEditedMask'), null);
  });

  it('with the zero name of every enum that is unset', async () => {
    const { json } = await tenant.get(wiki);
    assert.equal(at(json, 'app', 'accessModel'), 'APP_ACCESS_MODEL_UNSPECIFIED');
  });

  it('with 64-bit integers as strings', async () => {
    assert.equal(at(await entitlementNamed('wikiEditors'), 'grantCount'), '1');
    assert.equal(at((await tenant.get(wiki)).json, 'app', 'userCount'), '3');
    const task = await tenant.get(`/api/v1/tasks/${idOf('task1')}`);
    assert.equal(at(task.json, 'taskView', 'task', 'numericId'), '417');
  });

  it('without the members of a oneof that are unset', async () => {
    const limited = await entitlementNamed('wikiEditors');
    assert.equal(at(limited, 'durationGrant'), '3600s');
    assert.ok(!('durationUnset' in limited));
    const open = await entitlementNamed('wikiReaders');
    assert.ok(!('durationGrant' in open) && !('durationUnset' in open));
    const task = await tenant.get(`/api/v1/tasks/${idOf('task1')}`);
    assert.deepEqual(Object.keys(fields(task.json, 'taskView', 'task', 'type')), ['grant']);
  });

  it('without the optional scalars that are unset', async () => {
    const demo = await emulators.start({ scenario: { kind: 'demo' } });
    const form = await demo.get(
      `/api/v1/request_schemas/${demoId('request-schema', 'cost-centre')}`,
    );
    const field = fields(form.json, 'requestSchema', 'form', 'fields', 0, 'stringField');
    assert.ok(!('suffix' in fields(field, 'textField')));
    const connectors = await demo.get(`/api/v1/apps/${demoId('app', 'github')}/connectors`);
    assert.ok(!('parallelSyncWorkerCount' in fields(connectors.json, 'list', 0, 'connector')));
  });

  it('with {} for a message without fields in a oneof', async () => {
    assert.deepEqual(at(await entitlementNamed('wikiEditors'), 'deprovisionerPolicy'), {
      unconfigured: {},
    });
  });

  it('with nine fraction digits in some timestamps', async () => {
    const answer = await tenant.post(`${wiki}/entitlements/${idOf('wikiEditors')}`, {
      entitlement: { description: 'x' },
      updateMask: 'description',
    });
    const updatedAt = at(answer.json, 'appEntitlementView', 'appEntitlement', 'updatedAt');
    assert.match(String(updatedAt), /^2026-03-01T12:00:00\.\d{9}Z$/);
  });

  it('with spaces between tokens where the build of the service has them', async () => {
    const spaced = await emulators.start({ hasSpacedJson: true });
    const plainAnswer = await tenant.get(wiki);
    const spacedAnswer = await spaced.get(wiki);
    assert.match(spacedAnswer.text, /"displayName": "Wiki", "/);
    assert.ok(!plainAnswer.text.includes('": '));
    assert.deepEqual(spacedAnswer.json, plainAnswer.json);
  });

  it('with the date of its own clock', async () => {
    tenant.clock.advanceSeconds(3600);
    const answer = await tenant.send({ path: '/' });
    assert.equal(answer.headers.date, 'Sun, 01 Mar 2026 13:00:00 GMT');
  });

  it('with the key "list" for the rows of a list', async () => {
    const { json } = await tenant.get('/api/v1/attributes/risk_levels');
    assert.equal(list(json, 'list').length, 2);
    assert.equal(at(json, 'nextPageToken'), '');
  });
});
