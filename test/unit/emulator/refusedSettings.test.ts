import assert from 'node:assert/strict';
import {
  assertRefused,
  emulatorsOfTest,
  type Answer,
  type TestTenant,
} from '../../support/emulator/harness';
import { idOf } from '../../support/emulator/wireObjects';

const editors = `/api/v1/apps/${idOf('wiki')}/entitlements/${idOf('wikiEditors')}`;

describe('In the settings of an entitlement, the emulator', () => {
  const emulators = emulatorsOfTest();
  let tenant: TestTenant;
  beforeEach(async () => {
    tenant = await emulators.start();
  });

  const update = (entitlement: unknown, updateMask: string): Promise<Answer> =>
    tenant.post(editors, { entitlement, updateMask });

  it('refuses policies and forms that do not exist, are deleted or of another type', async () => {
    for (const [field, name, what] of [
      ['grantPolicyId', 'unknown', 'grant policy'],
      ['grantPolicyId', 'oldPolicy', 'grant policy'],
      ['grantPolicyId', 'revoke1', 'grant policy'],
      ['revokePolicyId', 'policy1', 'revoke policy'],
      ['certifyPolicyId', 'policy1', 'certify policy'],
      ['emergencyGrantPolicyId', 'certify1', 'grant policy'],
      ['requestSchemaId', 'unknown', 'request schema'],
    ] as const) {
      const answer = await update({ [field]: idOf(name) }, field);
      assertRefused(answer, 400, 3, `unknown ${what} ${idOf(name)}`);
    }
    const policies = {
      certifyPolicyId: idOf('certify1'),
      emergencyGrantPolicyId: idOf('localPolicy'),
    };
    const answer = await update(policies, Object.keys(policies).join());
    assert.equal(answer.status, 200, answer.text);
  });

  it('refuses what no kind of provision policy has', async () => {
    const provision = (provisionerPolicy: unknown): Promise<Answer> =>
      update({ provisionerPolicy }, 'provisionerPolicy');
    for (const [policy, refusal] of [
      [{ robot: {} }, /unknown field "robot"/],
      [{ unconfigured: { why: '' } }, /unknown field "why"/],
      [{ manual: { assignee: { robot: {} } } }, /unknown field "robot"/],
      [{ connector: { account: { vaultIds: [] } } }, /unknown field "vaultIds"/],
      [{ multiStep: { provisionSteps: [{ multiStep: { steps: [] } }] } }, /unknown field "steps"/],
      [{ webhook: {}, unconfigured: {} }, /oneof c1\.api\.policy\.v1\.ProvisionPolicy\.typ/],
      [
        { manual: { assignee: { manager: {}, appOwners: {} } } },
        /oneof c1\.api\.policy\.v1\.ProvisionerAssignment\.typ/,
      ],
      [
        { connector: { deleteAccount: {}, defaultBehavior: {} } },
        /oneof c1\.api\.policy\.v1\.ConnectorProvision\.provision_type/,
      ],
      [{ delegated: { appId: 'short' } }, /does not match regex/],
    ] as const) {
      assertRefused(await provision(policy), 400, 3, refusal);
    }
  });
});
