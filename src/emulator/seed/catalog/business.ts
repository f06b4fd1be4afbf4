/** What the commercial side works with: Salesforce, Zendesk, Slack, Zoom, Google Workspace. */
import { offices } from '../company/offices';
import {
  assignee,
  byConnector,
  byEntitlement,
  byHand,
  byNewAccount,
  bySomeConnector,
  byWebhook,
  inSteps,
} from './provisioning';
import { access, service, single, system, resourceType, unowned, type AppSpec } from './spec';

const profile = single(
  'Profile',
  'assigned',
  (name) => `Users with the Salesforce profile ${name}.`,
);
const permissionSet = single(
  'Permission Set',
  'assigned',
  (name) => `Adds the permission set ${name} to the profile.`,
);
const salesRole = single(
  'Role',
  'assigned',
  (name) => `Sees the records of ${name} and of those below.`,
);

/** Salesforce. */
export const salesforce: AppSpec = {
  key: 'salesforce',
  name: 'Salesforce',
  description: 'Customers, quotes and contracts.',
  accountName: '00D5g000004LkmR',
  connectedDaysAgo: 830,
  monthlyCostUsd: 165,
  owners: ['grace.dombrowski', 'daniel.whitfield'],
  access: access('<okta/app-salesforce/member; 80% former Sales; 3 contractors', '', {
    provision: byNewAccount(
      'salesforce',
      {
        ProfileId: '00e5g000003Xk2B',
        LocaleSidKey: 'en_GB',
        UserPermissionsMarketingUser: false,
      },
      'revenue-systems',
    ),
  }),
  extraAccounts: [
    service('integration@larkmoor.example', 'Integration User', '', 'integration@larkmoor.example'),
    service('dataloader@larkmoor.example', 'Data Loader', 'grace.dombrowski'),
    unowned(
      'admin@crmwizards.example',
      'CRM Wizards (implementation partner)',
      'admin@crmwizards.example',
    ),
  ],
  types: [
    resourceType(
      'Profile',
      'role',
      profile(
        'System Administrator',
        '@grace.dombrowski; #admin@crmwizards.example; 1 Sales',
        'Critical SOX GDPR emergency',
        { alias: 'sfdc-admin' },
      ),
      profile('Sales User', '80% Sales', 'Low'),
      profile('Sales Manager', '5 Sales; @mf.vasconcelos', 'Medium'),
      profile('Marketing User', '50% Marketing'),
      profile('Service User', '80% Customer'),
      profile('Read Only', '3 contractors; 3 Sales', 'Low'),
      profile('Integration', '#integration@larkmoor.example; #dataloader@larkmoor.example', 'High'),
    ),
    resourceType(
      'Permission Set',
      'role',
      permissionSet(
        'Modify All Data',
        '#integration@larkmoor.example; @grace.dombrowski; 1 Sales',
        'Critical SOX GDPR 3d mixed',
      ),
      permissionSet('Export Reports', '9 Sales, Marketing', 'High GDPR 30d mixed'),
      permissionSet('Discount > 25 %', '4 Sales', 'High mixed', {
        owners: ['daniel.whitfield'],
        provision: byHand(assignee.entitlementOwners(), 'Needs the quarter’s discount budget.'),
      }),
      permissionSet('CPQ Quote Approver', '4 Sales', 'Medium'),
      permissionSet('Einstein Forecasting', '7 Sales', 'Low'),
      permissionSet(
        'API Enabled',
        '#integration@larkmoor.example; #dataloader@larkmoor.example',
        'Medium',
      ),
    ),
    resourceType(
      'Role',
      'group',
      salesRole('Sales EMEA', '8 Sales'),
      salesRole('Sales Americas', '8 Sales'),
      salesRole('Sales APAC', '5 Sales'),
      salesRole('Key Accounts / Automotive & Retail', '4 Sales; @mf.vasconcelos'),
    ),
  ],
};

const zendeskRole = single('Role', 'assigned', (name) => `Works in Zendesk as ${name}.`);
const zendeskGroup = single('Group Member', 'member', (name) => `Takes the tickets of ${name}.`);

/** Zendesk. */
export const zendesk: AppSpec = {
  key: 'zendesk',
  name: 'Zendesk',
  description: 'Customer requests, claims and damages.',
  accountName: 'larkmoor',
  connectedDaysAgo: 590,
  monthlyCostUsd: 55,
  owners: ['tariq.hashemi'],
  access: access('<okta/app-zendesk/member; 4 contractors, former Customer'),
  extraAccounts: [service('agent-claims', 'Claims Triage Agent', 'agent-claims')],
  types: [
    resourceType(
      'Role',
      'role',
      zendeskRole('Administrator', '@tariq.hashemi; 1 Customer', 'High mixed'),
      zendeskRole('Team lead', '4 Customer', 'Medium'),
      zendeskRole('Staff', '90% Customer; #agent-claims', 'Low'),
      zendeskRole('Light agent', '4 Sales, contractors', 'Low'),
    ),
    resourceType(
      'Group',
      'group',
      zendeskGroup('Claims & Damages', '8 Customer; #agent-claims', 'GDPR'),
      zendeskGroup('Tracking "Where is my parcel?"', '12 Customer'),
      zendeskGroup('VIP ⭐', '4 Customer', 'mixed'),
    ),
  ],
};

const slackRole = single(
  'Workspace Role',
  'assigned',
  (name) => `${name} of the workspace Larkmoor.`,
);
const userGroup = single('User Group Member', 'member', (name) => `Is reached by ${name}.`);

/** Slack. */
export const slack: AppSpec = {
  key: 'slack',
  name: 'Slack',
  description: 'Chat of the whole company, with guests from partners.',
  accountName: 'T02LARKMOOR',
  connectedDaysAgo: 850,
  monthlyCostUsd: 13,
  hasHandles: true,
  owners: ['oskar.nyberg'],
  access: access('<okta/All Employees/member; 90% contractors; 40% former'),
  extraAccounts: [
    system('workflow-bot', 'Workflow Builder'),
    unowned('guest-portauthority', 'Port Authority Guest ⚓', 'duty.officer@portofmaas.example'),
    unowned('guest-akira', '田中 明 (guest)', 'akira@tanaka-kaiun.example'),
  ],
  types: [
    resourceType(
      'Workspace Role',
      'role',
      slackRole('Primary Owner', '@ada.lindqvist', 'High'),
      slackRole('Workspace Owner', '@oskar.nyberg; 1 IT', 'High mixed'),
      slackRole('Workspace Admin', '4 IT', 'Medium'),
      slackRole(
        'Multi-Channel Guest',
        '#guest-portauthority; #guest-akira; 6 contractors',
        'Low 90d mixed',
      ),
    ),
    resourceType(
      'User Group',
      'group',
      userGroup('@oncall', '<okta/oncall-sre/member'),
      userGroup('@dispatch-leads 🚚', '6 Transport'),
      userGroup('@peak-season-2/2', '9 Warehouse', 'mixed'),
      userGroup('@first-aiders', '12 employees', '', {
        provision: byWebhook('first-aid-register'),
        deprovision: byWebhook('first-aid-register'),
      }),
    ),
  ],
};

const license = single('License', 'assigned', (name) => `Has a ${name} license.`);

/** Zoom. */
export const zoom: AppSpec = {
  key: 'zoom',
  name: 'Zoom',
  description: 'Video meetings and phones.',
  accountName: 'larkmoor',
  connectedDaysAgo: 480,
  monthlyCostUsd: 15,
  owners: ['oskar.nyberg'],
  access: access('60% employees; 20% former'),
  types: [
    resourceType(
      'License',
      'license',
      license('Zoom Workplace Business', '60 employees', '180d'),
      license('Zoom Phone', '22 Sales, Customer'),
      license('Webinar 500', '4 Marketing', '14d mixed', {
        provision: inSteps(
          byHand(assignee.manager(), 'Confirm the cost centre.'),
          byConnector('zoom'),
        ),
        deprovision: inSteps(
          bySomeConnector,
          byHand(assignee.appOwners(), 'Give the licence back.'),
        ),
      }),
    ),
    resourceType(
      'Role',
      'role',
      single('Role', 'assigned', (name) => `${name} of the Zoom account.`)(
        'Admin',
        '3 IT',
        'Medium',
      ),
    ),
  ],
};

const googleGroup = single(
  'Group Member',
  'member',
  (name) => `Receives and reads the mail of ${name}@larkmoor.example.`,
);
const adminRole = single(
  'Admin Role',
  'assigned',
  (name) => `Holds the Google Workspace admin role ${name}.`,
);

/** Google Workspace. */
export const googleWorkspace: AppSpec = {
  key: 'google',
  name: 'Google Workspace',
  description: 'Mail, calendars and documents.',
  accountName: 'larkmoor.example',
  connectedDaysAgo: 840,
  monthlyCostUsd: 18,
  isDirectory: true,
  owners: ['oskar.nyberg', 'priya.raghunathan'],
  access: access('<okta/All Employees/member; 5 contractors; 50% former'),
  extraAccounts: [
    service('scanner-floor3', 'Scanner, 3rd floor', '', 'scanner-floor3@larkmoor.example'),
    system('noreply', 'No Reply'),
  ],
  types: [
    resourceType(
      'Group',
      'group',
      ...offices.map(({ city }) =>
        googleGroup(
          `all-${city.toLowerCase().replaceAll(' ', '-')}`,
          `<okta/office-${city}/member`,
        ),
      ),
      googleGroup(
        'board-papers',
        '@marijke.vanderberg @tomasz.wierzbicki @annelies.dewit @rashid.almansoori @ines.carvalho',
        'High SOX',
      ),
      googleGroup('invoices', '10 Finance', 'SOX'),
      googleGroup('customs-clearance', '7 Transport; @layla.haddad'),
      googleGroup('security-incidents', '<okta/oncall-sre/member; 5 IT', 'Medium'),
      googleGroup('works-council', '7 employees', 'Medium'),
      googleGroup('tender-2026-q3-port-of-maas', '4 Sales; @mf.vasconcelos', 'High 120d mixed'),
    ),
    resourceType(
      'Admin Role',
      'role',
      adminRole(
        'Super Admin',
        '@oskar.nyberg @priya.raghunathan',
        'Critical ISO GDPR 8h emergency',
        { provision: byEntitlement('okta/Super Administrator/assigned') },
      ),
      adminRole('User Management Admin', '3 IT', 'High mixed'),
      adminRole('Groups Editor', '3 IT', 'Medium'),
    ),
  ],
};
