import {
  annotationField,
  annotationKeyOf,
  labelOfSetting,
  textIn,
  type SettingField,
  type SettingName,
} from '../../../shared/forms/entitlement/settings';
import { annotationsAddress, type Problems } from '../../../shared/forms/entitlement/problems';
import type { NameOf } from '../../../shared/forms/entitlement/references';
import { settingForm } from '../../../shared/forms/entitlement/settingForm';
import { describeSetting } from '../../../shared/forms/entitlement/words';
import type {
  EditingView,
  FieldView,
  Notice,
  ReviewView,
} from '../../../shared/messages/entitlementPanel';
import { joinParts } from '../../../shared/text/words';
import type { ChangePlan } from '../../change/change';
import { unseenOverwrites } from '../../change/changePreview';
import type { EntitlementDetails } from '../../api/entitlementSettings';
import { requestPath } from '../../http/request';
import type { AppDetails } from '../../model/app';
import type { TenantProfile } from '../../session/tenantProfile';
import { fieldView, textControl, type FieldContext } from './fieldViews';
import {
  annotationFields,
  formOf,
  holdsNewAnnotation,
  isDirty,
  isRemoved,
  newAnnotationProblems,
  newKeyAddress,
  newValueAddress,
  type FormState,
} from './formState';

/** What the editor knows when it is asked for its view. */
export interface EditorSnapshot {
  readonly details: EntitlementDetails;
  /** Undefined where the app cannot be read. */
  readonly app: AppDetails | undefined;
  readonly tenant: TenantProfile;
  readonly form: FormState;
  readonly problems: Problems;
  readonly nameOf: NameOf;
  readonly notices: readonly Notice[];
  readonly review: ChangePlan | undefined;
  readonly busy: EditingView['busy'];
  readonly owners: EditingView['owners'];
  readonly reach: EditingView['reach'];
}

const general: readonly SettingName[] = [
  'displayName',
  'slug',
  'description',
  'alias',
  'purpose',
  'riskLevelValueId',
  'complianceFrameworkValueIds',
];
const requests: readonly SettingName[] = [
  'grantPolicyId',
  'revokePolicyId',
  'certifyPolicyId',
  'requestSchemaId',
  'maxGrantDuration',
  'emergencyGrantEnabled',
  'emergencyGrantPolicyId',
  'overrideAccessRequestsDefaults',
];
const provisioning: readonly SettingName[] = ['provisionerPolicy', 'deprovisionerPolicy'];

/** The whole panel as JSON. */
export function editingView(snapshot: EditorSnapshot): EditingView {
  const { app, busy, details, form, notices, owners, reach, review, tenant } = snapshot;
  const context: FieldContext = { ...snapshot, state: form, inherited: inheritedOf(snapshot) };
  const fields = (names: readonly SettingName[]) =>
    names.map((name) => fieldView(formOf(form, name), context));
  return {
    kind: 'editing',
    title: titleOf(details, app),
    subtitle: joinParts(
      details.entitlement.slug,
      details.entitlement.resourceName,
      tenantOf(tenant),
    ),
    isDirty: isDirty(form),
    busy,
    notices: [...warningsOf(details), ...notices],
    sections: [
      { title: 'General', fields: [...fields(general), annotationsView(context)] },
      { title: 'Requests', fields: fields(requests) },
      { title: 'Provisioning', fields: fields(provisioning) },
    ],
    owners,
    reach,
    clashes: form.clashes.map(({ base, field, mine, serverNow }) => ({
      field,
      label: labelOfSetting(field),
      base: describeSetting(field, base, snapshot.nameOf),
      serverNow: describeSetting(field, serverNow, snapshot.nameOf),
      mine: describeSetting(field, form.edits[field] ?? mine, snapshot.nameOf),
    })),
    review: review === undefined ? null : reviewView(review),
    reviewBlockedBy: reviewBlockedBy(snapshot),
  };
}

/** `GitHub / Admin`. */
export const titleOf = ({ entitlement }: EntitlementDetails, app: AppDetails | undefined): string =>
  `${app?.app.displayName ?? entitlement.appId} / ${entitlement.displayName || entitlement.entitlementId}`;

const tenantOf = ({ displayName, host }: TenantProfile) =>
  host === '' || displayName === host ? displayName : `${displayName} (${host})`;

/** Why the edits cannot be reviewed; empty where they can. */
export function reviewBlockedBy({
  busy,
  form,
  problems,
}: Pick<EditorSnapshot, 'busy' | 'form' | 'problems'>): string {
  if (busy !== null) return 'Something is under way.';
  if (form.clashes.length > 0) return 'Settle what somebody else changed as well.';
  if (Object.keys(problems).length > 0) return 'Something is not accepted as it is.';
  if (holdsNewAnnotation(form)) return 'Add the new annotation, or empty its row.';
  return isDirty(form) ? '' : 'Nothing is changed.';
}

function warningsOf({ canEdit, settings }: EntitlementDetails): readonly Notice[] {
  const isByTerraform = textIn(settings, annotationField('managed_by')) === 'terraform';
  const workspace = textIn(settings, annotationField('iac_workspace'));
  const where = workspace === '' ? '' : ` (${workspace})`;
  return [
    ...(isByTerraform
      ? [
          {
            severity: 'warning',
            text: `Terraform manages this entitlement${where}: its next run sets back what you change here.`,
          } as const,
        ]
      : []),
    ...(canEdit === false
      ? [
          {
            severity: 'warning',
            text: 'The tenant says that you may not edit this entitlement: it will probably refuse. Ask an owner of the app or an admin.',
          } as const,
        ]
      : []),
  ];
}

/** What counts where an entitlement has no policy of its own. */
function inheritedOf({ app, nameOf }: EditorSnapshot): Readonly<Record<string, string>> {
  const inherited = (id: string | undefined) =>
    id === undefined || id === ''
      ? 'Inherited: the default of the tenant'
      : `Inherited from the app: ${nameOf('policy', id) ?? id}`;
  return {
    grantPolicyId: inherited(app?.grantPolicyId),
    revokePolicyId: inherited(app?.revokePolicyId),
    certifyPolicyId: inherited(app?.certifyPolicyId),
  };
}

function annotationsView(context: FieldContext): FieldView {
  const { problems, state } = context;
  const { key, value } = state.newAnnotation;
  const problemsOfNew = newAnnotationProblems(state);
  const isBegun = holdsNewAnnotation(state);
  const plain = { hint: '', readOnlyBecause: '', isChanged: false } as const;
  return {
    ...plain,
    address: annotationsAddress,
    label: 'Annotations',
    problem: problems[annotationsAddress] ?? '',
    isChanged: Object.keys(state.edits).some((field) => annotationKeyOf(field) !== undefined),
    control: {
      kind: 'entries',
      entries: annotationFields(state).map((field) => annotationView(field, context)),
      newKey: {
        ...plain,
        address: newKeyAddress,
        label: 'New key',
        problem: isBegun ? problemsOfNew.key : '',
        control: textControl(key, 'annotationKey', false),
      },
      newValue: {
        ...plain,
        address: newValueAddress,
        label: 'New value',
        problem: isBegun && value !== '' ? problemsOfNew.value : '',
        control: textControl(value, 'annotationValue', false),
      },
      canAdd: problemsOfNew.key === '' && problemsOfNew.value === '',
    },
  };
}

/** One that is to be removed shows what it was, and can be given back as any changed one. */
function annotationView(field: SettingField, context: FieldContext): FieldView {
  const { state } = context;
  if (!isRemoved(state, field)) return fieldView(formOf(state, field), context);
  const before = settingForm(field, state.base[field] ?? null, state.appId);
  return { ...fieldView(before, context), readOnlyBecause: 'It will be removed.', isChanged: true };
}

function reviewView(plan: ChangePlan): ReviewView {
  const { differences, inexactUndo, request } = plan;
  const { updateMask } = request.body;
  return {
    differences: [...differences],
    method: request.method,
    path: requestPath(request),
    body: JSON.stringify(request.body, undefined, 2),
    updateMask: typeof updateMask === 'string' ? updateMask : '',
    inexactUndo: inexactUndo ?? '',
    unseenOverwrites: unseenOverwrites(plan) ?? '',
  };
}
