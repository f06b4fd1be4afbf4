/** What entitlements point at besides policies and labels: forms, connectors, vaults, webhooks. */
import type { WireConnector } from '../../../shared/wire/connectors';
import type { WireFormField, WireRequestSchema } from '../../../shared/wire/requestSchemas';
import type { WireVault } from '../../../shared/wire/vaults';
import type { WireWebhook } from '../../../shared/wire/webhooks';
import type { AppSpec } from '../catalog/spec';
import { drawBetween } from '../draw';
import { idOf } from '../ids';
import { daySeconds, type Timeline } from '../timeline';

/** The webhooks. */
export const wireWebhooks = (at: Timeline): readonly WireWebhook[] =>
  webhooks.map(([key, displayName, description]) => ({
    ...dates(`webhook/${key}`, at),
    callbackTimeout: '30s',
    description,
    displayName,
    id: idOf('webhook', key),
    url: `https://hooks.larkmoor.example/c1/${key}`,
  }));

const webhooks = [
  ['change-freeze-check', 'Change freeze check', 'Holds changes to production in a freeze.'],
  ['end-sessions', 'End open sessions', 'Ends consoles and tokens that are still open.'],
  ['first-aid-register', 'First aid register', 'Keeps the list on the notice boards.'],
  ['risk-score', 'Risk score', 'Asks the risk engine of the security operations team.'],
] as const;

/** The vaults: two for credentials of new accounts, and those that devices belong to. */
export const wireVaults = (at: Timeline): readonly WireVault[] => [
  vault('finance-systems', 'Finance systems', 'Shown once, by a link.', at, {
    magicVault: { allowUnauthedViews: false, allowedViews: 1 },
  }),
  vault('revenue-systems', 'Revenue systems', 'First passwords of Salesforce.', at),
  ...deviceVaults.map((name) => vault(name, name, '', at)),
];

/** The vaults of 1Password that a device hands over, by name. */
const deviceVaults = [
  'Production / root credentials',
  'Company credit cards 💳',
  'Social media',
  'Shared – Engineering',
  'Backup & Restore',
];

function vault(
  key: string,
  displayName: string,
  description: string,
  at: Timeline,
  kind: Pick<WireVault, 'magicVault' | 'groupAuthzVault'> = { groupAuthzVault: {} },
): WireVault {
  return {
    ...dates(`vault/${key}`, at),
    credentialExpirationDuration: kind.magicVault === undefined ? null : '604800s',
    description,
    displayName,
    id: idOf('vault', key),
    ...kind,
  };
}

/** The request forms. */
export const wireRequestSchemas = (at: Timeline): readonly WireRequestSchema[] => [
  requestSchema('justify-with-ticket', 'Ticket and justification', at, [
    textField('ticket', 'Ticket', 'The change or incident, such as SEC-1204.'),
    textField('reason', 'What do you need it for?', '', true),
  ]),
  requestSchema('legal-basis', 'Personal data: purpose and legal basis', at, [
    textField('purpose', 'Purpose', 'What the data will be used for.', true),
    textField('basis', 'Legal basis', 'Such as contract, consent, legitimate interest.'),
  ]),
  requestSchema('cost-centre', 'Cost centre', at, [textField('cost_centre', 'Cost centre', '')]),
];

function requestSchema(
  key: string,
  displayName: string,
  at: Timeline,
  fields: readonly WireFormField[],
): WireRequestSchema {
  const { createdAt, deletedAt, updatedAt } = dates(`form/${key}`, at);
  return {
    createdAt,
    deletedAt,
    form: {
      description: '',
      displayName,
      fieldGroups: [],
      fieldRelationships: [],
      fields,
      id: idOf('request-schema', key),
    },
    id: idOf('request-schema', key),
    justificationVisibility: 'JUSTIFICATION_VISIBILITY_SHOW',
    modifiedAt: updatedAt,
  };
}

function textField(
  name: string,
  displayName: string,
  description: string,
  multiline = false,
): WireFormField {
  return {
    description,
    displayName,
    name,
    readOnly: false,
    required: true,
    stringField: { defaultValue: '', placeholder: '', rules: null, textField: { multiline } },
  };
}

/** The connectors of an app: none where people enter everything, else one, rarely two. */
export function wireConnectors(spec: AppSpec, at: Timeline): readonly WireConnector[] {
  if (spec.isManual === true) return [];
  const second = secondConnectors[spec.key];
  return [
    connector(spec, spec.key, `${spec.name} (${spec.accountName})`, at),
    ...(second === undefined ? [] : [connector(spec, `${spec.key}/second`, second, at)]),
  ];
}

/** By app. */
const secondConnectors: Readonly<Record<string, string>> = {
  aws: 'AWS (China regions)',
  github: 'GitHub (larkmoor-labs)',
};

/** Connectors whose latest sync did not end well, by key. */
const troubled: Readonly<
  Record<string, readonly ['ERROR' | 'DISABLED' | 'RUNNING', lastError: string]>
> = {
  stripe: ['ERROR', '401 from api.stripe.example: the key has expired'],
  'aws/second': ['DISABLED', ''],
  okta: ['RUNNING', ''],
};

function connector(spec: AppSpec, key: string, displayName: string, at: Timeline): WireConnector {
  const { updatedAt } = dates(`connector/${key}`, at);
  const createdAt = at(-spec.connectedDaysAgo * daySeconds);
  const [status, lastError] = troubled[key] ?? ['DONE', ''];
  const startedSecondsAgo = drawBetween('synced', key, 300, 3300);
  const isDisabled = status === 'DISABLED';
  return {
    appId: idOf('app', spec.key),
    canResumeSync: false,
    catalogId: idOf('connector-catalog', spec.key),
    config: null,
    configUpdatedAt: createdAt,
    connectorApiVersion: 2,
    connectorSyncCronSchedule: null,
    createdAt,
    deletedAt: null,
    description: '',
    disableCheckBadSync: false,
    displayName,
    downloadUrl: '',
    id: idOf('connector', key),
    oauthAuthorizedAs: null,
    profileAllowList: [],
    profileIgnoreList: [],
    status: {
      completedAt: status === 'RUNNING' ? null : at(60 - startedSecondsAgo),
      lastError,
      startedAt: at(-startedSecondsAgo),
      status: `SYNC_STATUS_${status}`,
      updatedAt: at(60 - startedSecondsAgo),
    },
    syncConfig: null,
    syncDisabledAt: isDisabled ? updatedAt : null,
    syncDisabledCategory: '',
    syncDisabledReason: isDisabled ? 'Paused by an administrator' : '',
    updatedAt,
    userIds: spec.owners.map((owner) => idOf('user', owner)),
  };
}

function dates(
  key: string,
  at: Timeline,
): { readonly createdAt: string; readonly deletedAt: null; readonly updatedAt: string } {
  const ageDays = drawBetween('reference-age', key, 90, 700);
  return {
    createdAt: at(-ageDays * daySeconds),
    deletedAt: null,
    updatedAt: at(-ageDays * 0.4 * daySeconds),
  };
}
