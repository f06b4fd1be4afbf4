import assert from 'node:assert/strict';
import { problemsOf } from '../../../../../src/shared/forms/entitlement/problems';
import type { EntitlementSettings } from '../../../../../src/shared/forms/entitlement/settings';
import {
  problemOfText,
  type TextRule,
} from '../../../../../src/shared/forms/entitlement/textRules';
import { describeSetting } from '../../../../../src/shared/forms/entitlement/words';

const id = 'a'.repeat(27);

describe('a text that is typed', () => {
  const accepted: readonly (readonly [TextRule, string])[] = [
    ['displayName', 'Admin'],
    ['alias', 'aws/prod-admin'],
    ['alias', ''],
    ['annotationKey', 'team.a_b/c-1'],
    ['annotationKey', `k${'x'.repeat(127)}`],
    ['annotationValue', 'https://a.example/b?c=d%20'],
    ['annotationValue', 'x'.repeat(256)],
    ['id', id],
    ['id', ''],
    ['jsonObject', '{"a": 1}'],
    ['duration', 'unlimited'],
    ['freeText', '…'],
  ];
  for (const [rule, text] of accepted) {
    it(`is accepted as ${rule}: ${text.slice(0, 30)}`, () =>
      assert.equal(problemOfText(rule, text), undefined));
  }

  const refused: readonly (readonly [TextRule, string])[] = [
    ['displayName', ' '],
    ['alias', 'two words'],
    ['annotationKey', ''],
    ['annotationKey', '1st'],
    ['annotationKey', 'c1/mine'],
    ['annotationKey', `k${'x'.repeat(128)}`],
    ['annotationValue', ''],
    ['annotationValue', 'two words'],
    ['annotationValue', 'né'],
    ['annotationValue', 'x'.repeat(257)],
    ['id', 'abc'],
    ['id', `${'a'.repeat(26)}-`],
    ['jsonObject', '[1]'],
    ['duration', 'soon'],
  ];
  for (const [rule, text] of refused) {
    it(`is refused as ${rule}: "${text.slice(0, 30)}"`, () =>
      assert.notEqual(problemOfText(rule, text), undefined));
  }
});

describe('what is wrong with settings', () => {
  const problems = (mine: EntitlementSettings, base: EntitlementSettings = {}) =>
    problemsOf(base, mine, 'app');

  it('is emergency access without its policy', () => {
    assert.deepEqual(problems({ emergencyGrantEnabled: true }), {
      emergencyGrantPolicyId: 'Emergency access needs its policy.',
    });
    const whole = { emergencyGrantEnabled: true, emergencyGrantPolicyId: id };
    assert.deepEqual(problems(whole), {});
  });

  it('is more than 16 annotations, without those of the service and those taken away', () => {
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`annotations/k${at}`, 'v']));
    const others = { 'annotations/c1/kept': 'v', 'annotations/gone': null };
    assert.deepEqual(problems({ ...many(16), ...others }), {});
    assert.deepEqual(problems({ ...many(17), ...others }), {
      annotations: 'These are 17 annotations; at most 16 are kept.',
    });
  });

  it('is what all annotations together are too long for', () => {
    const long = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, at) => [
          `annotations/k${'y'.repeat(125)}${at}`,
          'x'.repeat(256),
        ]),
      );
    assert.deepEqual(problems(long(10)), {});
    assert.match(problems(long(11))['annotations'] ?? '', /at most 4096 bytes/);
  });

  it('is a kind of provisioning that lacks what it needs', () => {
    const provisionerPolicy = { delegated: { appId: id, entitlementId: '' } };
    assert.deepEqual(problems({ provisionerPolicy }), {
      'provisionerPolicy/delegated/:entitlementId': 'Entitlement: this is needed.',
    });
  });

  it('is nothing that was wrong in the tenant already', () => {
    const wrong = { alias: 'two words', emergencyGrantEnabled: true };
    assert.deepEqual(problems({ ...wrong, description: 'New' }, wrong), {});
    assert.deepEqual(Object.keys(problems({ ...wrong, displayName: ' ' }, wrong)), ['displayName']);
  });
});

describe('a setting in words', () => {
  const nameOf = (kind: string, of: string) => `<${kind} ${of}>`;
  const words: readonly (readonly [
    string,
    EntitlementSettings[keyof EntitlementSettings],
    string,
  ])[] = [
    ['maxGrantDuration', '129600s', '1 day 12 hours'],
    ['maxGrantDuration', null, 'unlimited'],
    ['emergencyGrantEnabled', null, 'off'],
    ['alias', '', 'not set'],
    ['purpose', 'APP_ENTITLEMENT_PURPOSE_VALUE_OWNERSHIP', 'Ownership'],
    ['purpose', 'APP_ENTITLEMENT_PURPOSE_VALUE_LATER', 'APP_ENTITLEMENT_PURPOSE_VALUE_LATER'],
    ['grantPolicyId', 'p1', '<policy p1>'],
    ['complianceFrameworkValueIds', ['a', 'b'], '<complianceFramework a>, <complianceFramework b>'],
    ['provisionerPolicy', null, 'Not configured'],
    ['provisionerPolicy', { teleport: {} }, 'teleport (not known to this version)'],
    [
      'provisionerPolicy',
      { delegated: { appId: 'a', entitlementId: 'e', implicit: true } },
      'By another entitlement (Entitlement: <entitlement a/e>, Bind it by itself: on)',
    ],
    [
      'provisionerPolicy',
      { multiStep: { provisionSteps: [{ webhook: { webhookId: 'w' } }, { connector: {} }] } },
      'In several steps (Steps: 1. By a webhook (Webhook: <webhook w>); 2. By the connector (What it does: Left to the service))',
    ],
    [
      'deprovisionerPolicy',
      { manual: { instructions: 'Ask', assignee: { users: { userIds: ['u'] } } } },
      'By hand (Instructions: Ask, Who does it: Certain people, People: <person u>)',
    ],
  ];
  for (const [field, value, said] of words) {
    it(`${field}: ${said}`, () =>
      assert.equal(describeSetting(field, value ?? null, nameOf), said));
  }

  it('has ids where no names are known', () =>
    assert.equal(describeSetting('grantPolicyId', 'p1'), 'p1'));
});
