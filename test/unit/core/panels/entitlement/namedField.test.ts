import assert from 'node:assert/strict';
import { fieldNamedIn } from '../../../../../src/core/panels/entitlement/namedField';
import type { SettingField } from '../../../../../src/shared/forms/entitlement/settings';

const sent: readonly SettingField[] = [
  'displayName',
  'alias',
  'grantPolicyId',
  'emergencyGrantPolicyId',
  'maxGrantDuration',
  'riskLevelValueId',
  'annotations/team',
];

const said: Readonly<Record<string, SettingField | undefined>> = {
  'the alias docs is taken': 'alias',
  'displayName is required': 'displayName',
  'invalid AppEntitlement.GrantPolicyId: value does not match': 'grantPolicyId',
  'emergencyGrantEnabled requires emergencyGrantPolicyId': 'emergencyGrantPolicyId',
  'durationGrant must be positive': 'maxGrantDuration',
  'unknown risk level x': 'riskLevelValueId',
  'invalid annotation value of team': 'annotations/team',
  'something else is wrong': undefined,
  'slug is taken': undefined,
};

describe('the field that an error of the tenant names', () => {
  for (const [message, field] of Object.entries(said)) {
    it(`"${message}" is about ${field ?? 'none that was sent'}`, () =>
      assert.equal(fieldNamedIn(message, sent), field));
  }
});
