import assert from 'node:assert/strict';
import {
  dispatchApiAdmin,
  emergencyPolicy,
  githubAccess,
  leavePolicy,
  quarterlyPolicy,
  standardPolicy,
  type EntitlementLandmark,
} from '../../../src/emulator/seed/landmarks';
import type { WireAny } from '../../../src/shared/wire/common';
import type { WireAttributeValue } from '../../../src/shared/wire/attributes';
import type {
  WireAppEntitlement,
  WireAppEntitlementView,
} from '../../../src/shared/wire/entitlements';
import type { JudgedTenant } from '../../support/contract/judgedTenant';
import { provisionPolicies } from './provisionPolicies';

interface Answer {
  readonly appEntitlementView: WireAppEntitlementView;
  readonly expanded: readonly WireAny[];
}

/** Changing the settings of an entitlement. */
export function describeUpdateEntitlement(tenant: JudgedTenant): void {
  describe('the settings of an entitlement', () => {
    const send = async (body: object, of: EntitlementLandmark = dispatchApiAdmin) =>
      (await tenant.send({
        method: 'POST',
        path: `/api/v1/apps/${of.appId}/entitlements/${of.entitlementId}`,
        body,
      })) as Answer;

    /** Changes exactly these fields. */
    const update = async (
      entitlement: Partial<WireAppEntitlement>,
      of?: EntitlementLandmark,
    ): Promise<WireAppEntitlement> => {
      const updateMask = Object.keys(entitlement).join();
      const { appEntitlementView } = await send({ entitlement, updateMask }, of);
      const changed = appEntitlementView.appEntitlement;
      assert.ok(changed);
      return changed;
    };

    const assertKept = async (fields: Partial<WireAppEntitlement>, of?: EntitlementLandmark) => {
      const changed = await update(fields, of);
      const kept = Object.entries(changed).filter(([name]) => name in fields);
      assert.deepEqual(Object.fromEntries(kept), fields);
    };

    const firstValueId = async (path: string): Promise<string> => {
      const { list } = (await tenant.send({ method: 'GET', path })) as {
        readonly list: readonly WireAttributeValue[];
      };
      return list[0]?.id ?? '';
    };

    it('are texts', async () => {
      await assertKept({
        alias: 'dispatch-admins',
        description: 'Merges “anything” 🚚',
        displayName: 'Dispatch admins',
        slug: 'maintain',
      });
    });

    it('are a purpose and flags', async () => {
      await assertKept({
        overrideAccessRequestsDefaults: true,
        purpose: 'APP_ENTITLEMENT_PURPOSE_VALUE_OWNERSHIP',
      });
    });

    it('are policies, which an empty id clears', async () => {
      await assertKept({
        certifyPolicyId: quarterlyPolicy.policyId,
        emergencyGrantEnabled: true,
        emergencyGrantPolicyId: emergencyPolicy.policyId,
        grantPolicyId: standardPolicy.policyId,
        requestSchemaId: '',
        revokePolicyId: leavePolicy.policyId,
      });
      await assertKept({ certifyPolicyId: '', grantPolicyId: '', revokePolicyId: '' });
      await assertKept({ emergencyGrantEnabled: false, emergencyGrantPolicyId: '' });
    });

    it('are labels, which empty values clear', async () => {
      await assertKept({
        riskLevelValueId: await firstValueId('/api/v1/attributes/risk_levels'),
        complianceFrameworkValueIds: [
          await firstValueId('/api/v1/attributes/compliance_frameworks'),
        ],
      });
      await assertKept({ riskLevelValueId: '', complianceFrameworkValueIds: [] });
    });

    it('are annotations, which are merged', async () => {
      const before = (await update({ annotations: { team: 'dispatch', tier: '1' } })).annotations;
      assert.equal(before['team'], 'dispatch');
      const { annotations } = await update({ annotations: { team: '' } });
      assert.equal(annotations['team'], undefined);
      assert.equal(annotations['tier'], '1');
    });

    it('are a longest duration or none, one in place of the other', async () => {
      const limited = await update({ durationGrant: '28800s' });
      assert.equal(limited.durationGrant, '28800s');
      assert.equal('durationUnset' in limited, false);
      const unlimited = await update({ durationUnset: {} });
      assert.deepEqual(unlimited.durationUnset, {});
      assert.equal('durationGrant' in unlimited, false);
    });

    for (const [name, policy] of Object.entries(provisionPolicies)) {
      it(`are provisioning by ${name}`, async () => {
        await assertKept({ provisionerPolicy: policy, deprovisionerPolicy: policy });
      });
    }

    it('are taken as a whole without a mask', async () => {
      const entitlement = { description: 'Said without a mask' };
      const { appEntitlementView } = await send({ entitlement });
      assert.equal(appEntitlementView.appEntitlement?.description, entitlement.description);
      assert.equal(appEntitlementView.appEntitlement.displayName, dispatchApiAdmin.displayName);
    });

    it('may be those of the built-in entitlement', async () => {
      await assertKept({ description: 'Has an account' }, githubAccess);
    });

    it('can override those of the app, and bring along the neighbours', async () => {
      const { appEntitlementView, expanded } = await send({
        entitlement: { description: 'x' },
        updateMask: 'description',
        overrideAccessRequestsDefaults: true,
        expandMask: { paths: ['app_id'] },
      });
      assert.equal(appEntitlementView.appEntitlement?.overrideAccessRequestsDefaults, true);
      assert.equal(appEntitlementView.appPath, '$.expanded[0]');
      assert.equal(expanded.length, 1);
    });
  });
}
