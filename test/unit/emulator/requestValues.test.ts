import assert from 'node:assert/strict';
import {
  assertRefused,
  column,
  emulatorsOfTest,
  type TestTenant,
} from '../../support/emulator/harness';
import { accessEntitlementId, idOf } from '../../support/emulator/wireObjects';

describe('The emulator reads a query:', () => {
  const emulators = emulatorsOfTest();
  const grants = `/api/v1/apps/${idOf('wiki')}/entitlements/${accessEntitlementId}/grants`;
  let tenant: TestTenant;
  beforeEach(async () => {
    tenant = await emulators.start();
  });

  it('by exact snake_case names', async () => {
    assertRefused(
      await tenant.get(`${grants}?page_size=101`),
      400,
      3,
      /PageSize: value must be inside range/,
    );
  });

  it('ignoring every other name without a word', async () => {
    const answer = await tenant.get(`${grants}?pageSize=101&PAGE_SIZE=x&nonsense=1`);
    assert.equal(column(answer, 'appUserId').length, 3);
  });

  it('refusing a number that is none', async () => {
    assertRefused(
      await tenant.get(`${grants}?page_size=ten`),
      400,
      3,
      'page_size is not a valid int: strconv.ParseInt: parsing "ten": invalid syntax',
    );
  });

  it('of a GET only', async () => {
    const answer = await tenant.post('/api/v1/search/users?page_size=ten');
    assert.equal(answer.status, 200);
  });
});

describe('The emulator checks values after it has read them all:', () => {
  const emulators = emulatorsOfTest();
  let tenant: TestTenant;
  beforeEach(async () => {
    tenant = await emulators.start();
  });
  const pattern = 'value does not match regex pattern "^[a-zA-Z0-9]{27}$"';

  it('a malformed id in the path', async () => {
    assertRefused(
      await tenant.get('/api/v1/apps/nope'),
      400,
      3,
      `invalid GetAppRequest.Id: ${pattern}`,
    );
  });

  it('a malformed id in a list', async () => {
    assertRefused(
      await tenant.post('/api/v1/search/apps', { appIds: [idOf('wiki'), 'nope'] }),
      400,
      3,
      `invalid SearchAppsRequest.AppIds[1]: ${pattern}`,
    );
  });

  it('a malformed id in a message', async () => {
    assertRefused(
      await tenant.post('/api/v1/search/entitlements', {
        refs: [{ appId: idOf('wiki'), id: 'x' }],
      }),
      400,
      3,
      'invalid AppEntitlementSearchServiceSearchRequest.Refs[0]: embedded message failed validation' +
        ` | caused by: invalid AppEntitlementRef.Id: ${pattern}`,
    );
  });

  it('an unknown field comes before a malformed id', async () => {
    assertRefused(
      await tenant.post('/api/v1/search/apps', { appIds: ['nope'], what: 1 }),
      400,
      3,
      /unknown field "what"/,
    );
  });
});
