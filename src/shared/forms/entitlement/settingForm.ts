import type { JsonValue } from '../../json';
import type { FormNode, NodeShape, PolicyType } from './formNode';
import { provisioningForm } from './provisioningForm';
import { annotationKeyOf, labelOfSetting, type SettingField, type SettingName } from './settings';

const oneLine = (rule: 'displayName' | 'alias' | 'freeText'): NodeShape => ({
  kind: 'text',
  rule,
  isMultiline: false,
});

const policy = (policyType: PolicyType): NodeShape => ({
  kind: 'reference',
  to: 'policy',
  context: { policyType },
  clears: [],
});

const purposes: NodeShape = {
  kind: 'choice',
  options: [
    { value: '', label: 'Not said' },
    { value: 'APP_ENTITLEMENT_PURPOSE_VALUE_ASSIGNMENT', label: 'Assignment' },
    { value: 'APP_ENTITLEMENT_PURPOSE_VALUE_PERMISSION', label: 'Permission' },
    { value: 'APP_ENTITLEMENT_PURPOSE_VALUE_OWNERSHIP', label: 'Ownership' },
  ],
};

type PlainSetting = Exclude<SettingName, 'provisionerPolicy' | 'deprovisionerPolicy'>;

const shapes: Readonly<Record<PlainSetting, NodeShape>> = {
  displayName: oneLine('displayName'),
  slug: oneLine('freeText'),
  description: { kind: 'text', rule: 'freeText', isMultiline: true },
  alias: oneLine('alias'),
  purpose: purposes,
  requestSchemaId: { kind: 'typedId', of: 'requestForm' },
  riskLevelValueId: { kind: 'reference', to: 'riskLevel', context: {}, clears: [] },
  complianceFrameworkValueIds: { kind: 'references', to: 'complianceFramework' },
  grantPolicyId: policy('grant'),
  revokePolicyId: policy('revoke'),
  certifyPolicyId: policy('certify'),
  maxGrantDuration: { kind: 'duration' },
  emergencyGrantEnabled: { kind: 'flag' },
  emergencyGrantPolicyId: policy('grant'),
  overrideAccessRequestsDefaults: { kind: 'flag' },
};

const hints: Readonly<Partial<Record<SettingName, string>>> = {
  slug: 'The permission word, such as member or admin.',
  alias: 'A short handle, unique in the tenant.',
  requestSchemaId: 'The id of the form that people fill in when they ask for access.',
  overrideAccessRequestsDefaults:
    "Keeps these request settings when the app's defaults are applied.",
};

/**
 * The form of one setting.
 *
 * @param appId the entitlement's app, whose connectors are offered.
 */
export function settingForm(field: SettingField, value: JsonValue, appId: string): FormNode {
  const label = labelOfSetting(field);
  if (field === 'provisionerPolicy' || field === 'deprovisionerPolicy') {
    return provisioningForm(field, label, value, appId);
  }
  const key = annotationKeyOf(field);
  const plain = { address: field, field, path: [], isRequired: false, value } as const;
  return isPlain(field)
    ? { ...plain, label, hint: hints[field] ?? '', shape: shapes[field] }
    : {
        ...plain,
        label: key ?? label,
        hint: '',
        shape: { kind: 'text', rule: 'annotationValue', isMultiline: false },
      };
}

const isPlain = (field: SettingField): field is PlainSetting => Object.hasOwn(shapes, field);
