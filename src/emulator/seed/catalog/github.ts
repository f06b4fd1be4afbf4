/** GitHub: an organization, its teams and its repositories. */
import { byDeletingAccount, byNewAccount, notConfigured } from './provisioning';
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
    level('write', 'Push to', `<github/${team}/member; 2 engineers`, 'Medium mixed'),
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
        ? '@sam.okafor @lena.vogt @yusuf.demir @viktor.szabo; #larkmoor-ci; 3 engineers'
        : '2 engineers',
      isSensitive ? 'Critical SOX PCI 90d mixed emergency terraform' : 'High 90d mixed',
      { alias: `gh-${name.replace(/\W+/g, '-')}-admin` },
    ),
  );
}

const team = (name: string, members: string, maintainers = '2 engineers'): ResourceSpec =>
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
    '<okta/app-github/member; @zoe.park; 70% former Engineering; 6 contractors',
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
      team('dispatch', '9 engineers; 1 contractors'),
      team('mobile', '6 engineers; 1 contractors'),
      team('warehouse', '7 engineers'),
      team('web', '7 engineers; 1 contractors'),
      team('payments', '6 engineers'),
      team('integrations', '7 engineers; 1 contractors'),
      team('platform', '8 engineers', '@jonas.friedrich @yusuf.demir'),
      team('data', '6 engineers'),
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
