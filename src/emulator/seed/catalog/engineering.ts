/** What engineers build with: GitHub, Jira, Datadog, PagerDuty. */
import {
  assignee,
  byConnector,
  byEntitlement,
  byHand,
  byNewAccount,
  byDeletingAccount,
  notConfigured,
} from './provisioning';
import {
  access,
  permission,
  resource,
  resourceType,
  service,
  single,
  system,
  unowned,
  type AppSpec,
  type EntitlementExtras,
  type EntitlementSpec,
  type ResourceSpec,
} from './spec';

/** Name of the repository, team that works on it. */
const repositories: readonly (readonly [name: string, team: string])[] = [
  ['dispatch-api', 'dispatch'],
  ['dispatch-web', 'dispatch'],
  ['dispatch-solver', 'dispatch'],
  ['driver-app-android', 'mobile'],
  ['driver-app-ios', 'mobile'],
  ['yard-service', 'warehouse'],
  ['wms-adapter', 'warehouse'],
  ['label-printer-firmware', 'warehouse'],
  ['customer-portal', 'web'],
  ['design-system', 'web'],
  ['larkmoor.example', 'web'],
  ['billing-engine', 'payments'],
  ['payments-gateway', 'payments'],
  ['edi-translator', 'integrations'],
  ['carrier-connectors', 'integrations'],
  ['customs-declarations', 'integrations'],
  ['infrastructure', 'platform'],
  ['terraform-modules', 'platform'],
  ['k8s-manifests', 'platform'],
  ['observability', 'platform'],
  ['data-pipelines', 'data'],
  ['dbt-models', 'data'],
  ['eta-forecast', 'data'],
  ['.github', 'platform'],
];

function repository(name: string, team: string): ResourceSpec {
  const isSensitive = team === 'payments' || team === 'platform';
  const level = (
    slug: string,
    may: string,
    holders: string,
    traits?: string,
    extras?: EntitlementExtras,
  ): EntitlementSpec =>
    permission(
      slug,
      `${name} Repository ${slug.charAt(0).toUpperCase()}${slug.slice(1)}`,
      `${may} the repository larkmoor/${name}.`,
      holders,
      traits,
      extras,
    );
  return resource(
    name,
    '',
    level('read', 'Read and clone', '<github/engineering/member; 1 contractors', 'Low'),
    level('triage', 'Manage issues and pull requests of', '1 Engineering'),
    level('write', 'Push to', `<github/${team}/member; 2 Engineering`, 'Medium mixed'),
    level(
      'maintain',
      'Manage, without destructive actions,',
      `<github/${team}/maintainer; 1 Engineering`,
      'Medium',
    ),
    level(
      'admin',
      'Everything, deletion included, in',
      name === 'dispatch-api'
        ? '@sam.okafor @lena.vogt @yusuf.demir @viktor.szabo; #larkmoor-ci; 3 Engineering'
        : '2 Engineering',
      isSensitive ? 'Critical SOX PCI 90d mixed emergency terraform' : 'High 90d mixed',
      { alias: `gh-${name.replace(/\W+/g, '-')}-admin` },
    ),
  );
}

const team = (name: string, members: string, maintainers = '2 Engineering'): ResourceSpec =>
  resource(
    name,
    `Team @larkmoor/${name}`,
    permission(
      'member',
      `${name} Team Member`,
      `Member of the team @larkmoor/${name}.`,
      members,
      'terraform',
    ),
    permission(
      'maintainer',
      `${name} Team Maintainer`,
      `Manages the members of @larkmoor/${name}.`,
      maintainers,
      'Medium terraform',
    ),
  );

const organization = single(
  'Organization Role',
  'assigned',
  (name) => `${name} of the organization larkmoor.`,
);

/** GitHub, the app with the most entitlements. */
export const github: AppSpec = {
  key: 'github',
  name: 'GitHub',
  description:
    'Source code of Larkmoor Logistics (GitHub Enterprise Cloud, organization larkmoor).',
  accountName: 'larkmoor',
  connectedDaysAgo: 870,
  monthlyCostUsd: 21,
  isTerraformManaged: true,
  hasHandles: true,
  instructions: 'Ask for a team rather than for a single repository where you can.',
  owners: ['jonas.friedrich', 'meiling.chua'],
  access: access(
    '<okta/app-github/member; @jonas.friedrich @sam.okafor @lena.vogt @yusuf.demir @meiling.chua @viktor.szabo @zoe.park @thomas.mueller @sofia.lindgren; 70% former Engineering; 6 contractors',
    'Medium',
    {
      provision: byNewAccount('github', { organization: 'larkmoor', role: 'direct_member' }),
      deprovision: byDeletingAccount('github'),
    },
  ),
  extraAccounts: [
    service('larkmoor-ci', 'Larkmoor CI', 'svc-deploy', 'ci@larkmoor.example'),
    { ...system('renovate[bot]', 'renovate[bot]'), nhiType: 'APP_REGISTRATION' },
    unowned('kdub-freelance', 'Kofi Dub', 'kofi@kdub-studio.example'),
    unowned('octo-intern-2019', ''),
  ],
  types: [
    resourceType(
      'Organization',
      'role',
      organization(
        'Owner',
        '@jonas.friedrich @ada.lindqvist; #larkmoor-ci',
        'Critical SOX ISO emergency',
        { owners: ['ada.lindqvist'] },
      ),
      organization('Security Manager', '2 IT', 'High'),
      organization('Billing Manager', '1 Engineering', 'Medium', { provision: notConfigured }),
    ),
    resourceType(
      'Team',
      'group',
      team('engineering', '90% Engineering; #larkmoor-ci'),
      team('dispatch', '9 Engineering; 1 contractors'),
      team('mobile', '6 Engineering; 1 contractors'),
      team('warehouse', '7 Engineering'),
      team('web', '7 Engineering; 1 contractors'),
      team('payments', '6 Engineering'),
      team('integrations', '7 Engineering; 1 contractors'),
      team('platform', '8 Engineering', '@jonas.friedrich @yusuf.demir'),
      team('data', '6 Engineering'),
    ),
    resourceType(
      'Repository',
      'project',
      ...repositories.map(([name, teamName]) => repository(name, teamName)),
      resource(
        'dispatch-legacy-php',
        'Archived, then deleted on GitHub.',
        permission(
          'write',
          'dispatch-legacy-php Repository Write',
          'Push to the repository larkmoor/dispatch-legacy-php.',
          '@yusuf.demir; #larkmoor-ci',
          'Medium',
          { deletedDaysAgo: 11 },
        ),
      ),
    ),
  ],
};

const project = (key: string, name: string): ResourceSpec =>
  resource(
    `${name} (${key})`,
    '',
    permission(
      'administrator',
      `${key} Project Administrator`,
      `Configures the project ${name}.`,
      '2 Engineering',
      'Medium',
    ),
    permission(
      'member',
      `${key} Project Member`,
      `Works on issues of the project ${name}.`,
      '12 Engineering, Data, IT',
    ),
    permission(
      'viewer',
      `${key} Project Viewer`,
      `Reads the project ${name}.`,
      '6 everyone',
      'Low',
    ),
  );

const jiraGroup = single('Group Member', 'member', (name) => `Member of the Jira group ${name}.`);

/** Jira, which also takes the tickets that provisioning opens. */
export const jira: AppSpec = {
  key: 'jira',
  name: 'Jira',
  description: 'Issue tracking for product, IT and security.',
  accountName: 'larkmoor.atlassian.example',
  connectedDaysAgo: 800,
  monthlyCostUsd: 8,
  owners: ['meiling.chua'],
  access: access('<okta/app-jira/member; 12 Transport, Finance; 5 contractors; 30% former', '', {
    provision: byEntitlement('okta/app-jira/member'),
  }),
  extraAccounts: [system('automation', 'Automation for Jira')],
  types: [
    resourceType(
      'Project',
      'project',
      project('DSP', 'Dispatch'),
      project('YARD', 'Yard & Warehouse'),
      project('PORTAL', 'Customer Portal'),
      project('PAY', 'Payments'),
      project('PLAT', 'Platform'),
      project('DATA', 'Data Platform'),
      project('ITSM', 'IT Service Desk'),
      project('SEC', 'Security'),
    ),
    resourceType(
      'Group',
      'group',
      jiraGroup('jira-administrators', '2 Engineering; 2 IT', 'High 7d mixed'),
      jiraGroup('jira-software-users', '50 everyone'),
    ),
  ],
};

const datadogRole = single('Role', 'assigned', (name) => `Holds the Datadog role ${name}.`);

/** Datadog. */
export const datadog: AppSpec = {
  key: 'datadog',
  name: 'Datadog',
  description: 'Metrics, logs and traces.',
  accountName: 'larkmoor-eu',
  connectedDaysAgo: 640,
  monthlyCostUsd: 31,
  owners: ['jonas.friedrich', 'sam.okafor'],
  access: access(
    '<okta/app-datadog/member; @sam.okafor @lena.vogt @jonas.friedrich; 2 contractors, former Engineering',
  ),
  extraAccounts: [service('svc-terraform', 'Terraform Cloud', 'svc-terraform')],
  types: [
    resourceType(
      'Role',
      'role',
      datadogRole(
        'Datadog Admin Role',
        '@jonas.friedrich @lena.vogt; #svc-terraform; 2 Engineering',
        'High 7d mixed terraform',
      ),
      datadogRole('Datadog Standard Role', '18 Engineering', 'Low'),
      datadogRole('Datadog Read Only Role', '9 everyone', 'Low'),
      datadogRole('Incident Commander', '<okta/oncall-sre/member', 'Medium'),
      datadogRole(
        'Sensitive Data Scanner / PII Unmask',
        '2 Engineering, IT',
        'Critical GDPR PCI 1d jit emergency',
      ),
    ),
  ],
};

const schedule = single(
  'Schedule On-Call',
  'on-call',
  (name) => `On call in the schedule ${name}.`,
);
const pagerRole = single('Role', 'assigned', (name) => `Has the base role ${name} in PagerDuty.`);

/** PagerDuty. */
export const pagerduty: AppSpec = {
  key: 'pagerduty',
  name: 'PagerDuty',
  description: 'Alerting and on-call schedules.',
  accountName: 'larkmoor',
  connectedDaysAgo: 610,
  monthlyCostUsd: 41,
  owners: ['sam.okafor'],
  access: access('<okta/app-pagerduty/member; @sam.okafor @lena.vogt @yusuf.demir'),
  types: [
    resourceType(
      'Role',
      'role',
      pagerRole('Account Owner', '@sam.okafor', 'High'),
      pagerRole('Global Admin', '@lena.vogt; 1 IT', 'High mixed'),
      pagerRole('Manager', '4 Engineering', 'Medium'),
      pagerRole('Responder', '16 Engineering'),
    ),
    resourceType(
      'Schedule',
      'group',
      schedule('Platform 24/7', '<okta/oncall-sre/member', '', {
        provision: byHand(
          assignee.manager('sam.okafor'),
          'Put the person into the rotation from the next hand-over on.',
        ),
      }),
      schedule('Dispatch – EU daytime', '5 Engineering', 'mixed'),
      schedule('Dispatch – Americas & APAC', '5 Engineering', 'mixed', {
        provision: byConnector('pagerduty'),
      }),
    ),
  ],
};
