import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mergeSettings } from '../../../../../src/shared/forms/entitlement/mergeSettings';
import {
  annotationKeyOf,
  editsOf,
  fieldsOf,
  sameSetting,
  settingsOf,
} from '../../../../../src/shared/forms/entitlement/settings';
import { updateBody } from '../../../../../src/shared/forms/entitlement/updateBody';
import { isJsonObject } from '../../../../../src/shared/json';
import { anyFields, anySettings } from '../../../../support/entitlementArbitraries';

describe('what is sent for random edits', () => {
  it('equals the difference and nothing else', () =>
    fc.assert(
      fc.property(anySettings, anySettings, (base, mine) => {
        const edits = editsOf(base, mine);
        const body = updateBody(edits, base);
        const { entitlement } = body;
        assert.ok(isJsonObject(entitlement));
        const fields = fieldsOf(edits);
        const plain = fields.filter((field) => annotationKeyOf(field) === undefined);
        const wireNames = Object.keys(entitlement);
        assert.equal(body['updateMask'], wireNames.join(','));
        const named = wireNames.map((name) =>
          name.startsWith('duration') ? 'maxGrantDuration' : name,
        );
        assert.deepEqual(
          new Set(named),
          new Set([...plain, ...(plain.length < fields.length ? ['annotations'] : [])]),
        );
        // Reading back what was sent gives what was wanted, of every field that was sent.
        const read = settingsOf(entitlement);
        for (const field of fields) {
          assert.ok(sameSetting(read[field], mine[field]), field);
          assert.ok(!sameSetting(base[field], mine[field]), field);
        }
      }),
    ));

  it('says the override in the request itself too, where it is changed', () => {
    const sent = updateBody({ overrideAccessRequestsDefaults: null }, {});
    assert.deepEqual(sent, {
      entitlement: { overrideAccessRequestsDefaults: false },
      updateMask: 'overrideAccessRequestsDefaults',
      overrideAccessRequestsDefaults: false,
    });
  });

  it('says the override as it is where it is not changed, because a missing flag reads as off', () => {
    const flagFor = (overrideAccessRequestsDefaults: boolean | null) =>
      updateBody({ alias: 'x' }, { overrideAccessRequestsDefaults })[
        'overrideAccessRequestsDefaults'
      ];
    assert.equal(flagFor(true), true);
    assert.equal(flagFor(null), undefined);
  });

  it('names one member of the duration, never both', () => {
    assert.deepEqual(updateBody({ maxGrantDuration: '60s' }, {})['entitlement'], {
      durationGrant: '60s',
    });
    assert.deepEqual(updateBody({ maxGrantDuration: null }, {})['entitlement'], {
      durationUnset: {},
    });
  });

  it('clears with the zero value of the type, and an annotation with an empty text', () =>
    assert.deepEqual(
      updateBody(
        {
          alias: null,
          provisionerPolicy: null,
          complianceFrameworkValueIds: null,
          'annotations/team': null,
        },
        {},
      )['entitlement'],
      {
        alias: '',
        provisionerPolicy: { unconfigured: {} },
        complianceFrameworkValueIds: [],
        annotations: { team: '' },
      },
    ));
});

describe('edits on a base that moved', () => {
  it('never overwrite a field that the person did not touch', () =>
    fc.assert(
      fc.property(
        anySettings,
        anySettings,
        anySettings,
        anyFields,
        (base, wanted, now, touched) => {
          const all = Object.fromEntries(touched.map((field) => [field, wanted[field] ?? null]));
          const edits = editsOf(base, { ...base, ...all });
          const merged = mergeSettings(base, edits, now);
          for (const field of fieldsOf(merged.edits)) assert.ok(touched.includes(field), field);
          const result = { ...now, ...merged.edits };
          for (const field of fieldsOf(now)) {
            if (!(field in edits)) assert.ok(sameSetting(result[field], now[field]), field);
          }
        },
      ),
    ));

  it('clash exactly where both sides changed a field differently', () =>
    fc.assert(
      fc.property(anySettings, anySettings, anySettings, (base, mine, now) => {
        const edits = editsOf(base, mine);
        const clashing = mergeSettings(base, edits, now).clashes.map(({ field }) => field);
        for (const field of fieldsOf({ ...base, ...mine, ...now })) {
          const theyMoved = !sameSetting(base[field], now[field]);
          const iMoved = !sameSetting(base[field], mine[field]);
          const differs = !sameSetting(mine[field], now[field]);
          assert.equal(clashing.includes(field), theyMoved && iMoved && differs, field);
        }
      }),
    ));
});

describe('settings that a server sends', () => {
  it('are the same with and without the zero values of what is not set', () => {
    const bare = settingsOf({ displayName: 'Admin' });
    const emitted = settingsOf({
      displayName: 'Admin',
      description: '',
      emergencyGrantEnabled: false,
      complianceFrameworkValueIds: [],
      purpose: 'APP_ENTITLEMENT_PURPOSE_VALUE_UNSPECIFIED',
      provisionerPolicy: { unconfigured: {} },
      deprovisionerPolicy: null,
      annotations: {},
      durationUnset: {},
    });
    assert.deepEqual(editsOf(bare, emitted), {});
  });

  it('differ in a false of the free configuration of an account', () => {
    const withConfig = (config: Readonly<Record<string, boolean>>) => ({
      connector: { account: { config } },
    });
    assert.equal(sameSetting(withConfig({ isFast: false }), withConfig({})), false);
  });

  it('keep the zero values inside a provisioning policy, which may mean something there', () => {
    const policy = { teleport: { count: 0 } };
    assert.deepEqual(settingsOf({ provisionerPolicy: policy }).provisionerPolicy, policy);
  });
});
