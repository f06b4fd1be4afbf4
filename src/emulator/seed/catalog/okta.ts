/** The directory: Okta, whose groups carry much of the access in the other apps. */
import { departments } from '../company/departments';
import { offices } from '../company/offices';
import { assignee, byAction, byConnector, byHand, byTicketIn, inSteps } from './provisioning';
import { access, service, single, system, resourceType, unowned, type AppSpec } from './spec';

const group = single('Group Member', 'member', (name) => `Member of the Okta group "${name}".`);
const role = single('Role Assigned', 'assigned', (name) => `Holds the Okta admin role ${name}.`);

const slugOf = (name: string): string => name.toLowerCase().replace(/\W+/g, '-');

/** Groups that assign an app: who is in the group `app-<key>`. */
const assignments: Readonly<Record<string, string>> = {
  github: '92% Engineering; 50% Data; 4 IT',
  aws: '70% Engineering; 60% Data; 6 IT',
  salesforce: '95% Sales; 50% Marketing; 6 Customer',
  snowflake: '100% Data; 9 Finance; 5 Sales, Marketing',
  datadog: '60% Engineering; 4 IT',
  netsuite: '90% Finance; 2 Executive, Legal',
  zendesk: '95% Customer; 4 Sales',
  jira: '95% Engineering; 40% IT, Marketing, Data',
  pagerduty: '45% Engineering; 3 IT',
};

/** Okta, with groups for departments, offices, apps and privileges. */
export const okta: AppSpec = {
  key: 'okta',
  name: 'Okta',
  description: 'Workforce directory and single sign-on of Larkmoor Logistics.',
  accountName: 'larkmoor',
  connectedDaysAgo: 880,
  monthlyCostUsd: 6,
  isDirectory: true,
  isTerraformManaged: true,
  policies: { grant: 'app-owner', revoke: 'revoke-on-leave' },
  owners: ['priya.raghunathan', 'oskar.nyberg'],
  access: access('100% everyone, former', 'Low', {
    provision: byAction('okta', 'activate_user', 'Activate user in Okta'),
    deprovision: byAction('okta', 'suspend_user', 'Suspend user in Okta'),
  }),
  extraAccounts: [
    service('svc-hr-sync', 'HR Sync', 'svc-hr-sync'),
    system('okta-ad-agent', 'Okta AD Agent'),
    unowned('breakglass-1', 'Break Glass 1 (sealed envelope, Rotterdam safe)'),
    unowned('breakglass-2', 'Break Glass 2 (sealed envelope, Singapore safe)'),
  ],
  types: [
    resourceType(
      'Group',
      'group',
      group('All Employees', '100% employees', 'Low terraform', {
        owners: departments.map(({ head }) => head),
      }),
      group('Contractors', '100% contractors', 'Low'),
      ...departments.map(({ name }) => group(`dept-${slugOf(name)}`, `100% ${name}`)),
      ...offices.map(({ city }) => group(`office-${city}`, `100% in ${city}`)),
      ...Object.entries(assignments).map(([app, holders]) =>
        group(`app-${app}`, holders, 'Medium terraform'),
      ),
      group('vpn-users', '70% Engineering, IT; 14 employees', 'SOC2', {
        policies: { grant: 'auto-approve' },
      }),
      group('oncall-sre', '@sam.okafor @lena.vogt @yusuf.demir; 4 engineers', 'High 14d mixed', {
        alias: 'oncall',
        owners: ['jonas.friedrich'],
      }),
      group('aws-readonly', '50% Engineering, Data', 'Medium'),
      group('aws-data-poweruser', '@itamar.sela; 4 Data', 'High mixed'),
      group('snowflake-analysts', '80% Data; 6 Finance'),
      group('finance-close', '60% Finance', 'High SOX', {
        owners: ['hannah.barker'],
        provision: byHand(
          assignee.entitlementOwners('tomasz.wierzbicki'),
          'Check the segregation-of-duties matrix before you add anybody.',
        ),
        deprovision: byHand(assignee.entitlementOwners(), 'Note it in the matrix.'),
        annotations: { 'c1/source': 'import-2024', 'cost-center': 'CC-210', team: 'finance' },
      }),
      group('pci-scope', '5 Finance; 3 Engineering', 'High PCI mixed'),
      group(
        'mfa-exempt (do not use!)',
        '#breakglass-1; #breakglass-2; @dee.jackson',
        'Critical ISO',
      ),
    ),
    resourceType(
      'Role',
      'role',
      role(
        'Super Administrator',
        '@ada.lindqvist @priya.raghunathan; #breakglass-1; #breakglass-2',
        'Critical SOX ISO 4h emergency terraform',
        {
          alias: 'okta-super-admin',
          owners: ['ada.lindqvist'],
          provision: inSteps(
            byTicketIn('jira', 'Open a SEC change before the role is assigned.'),
            byConnector('okta'),
          ),
        },
      ),
      role('Organization Administrator', '@oskar.nyberg; 2 IT', 'Critical SOX ISO 12h mixed'),
      role('Group Administrator', '3 IT', 'High mixed'),
      role('Help Desk Administrator', '5 IT', 'Medium'),
      role('API Access Management Administrator', '#svc-hr-sync', 'High'),
      role('Read-Only Administrator', '@beatriz.nogueira @carmen.ibanez', 'Low mixed'),
    ),
  ],
};
