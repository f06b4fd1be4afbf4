/** Money, people and numbers: Workday, NetSuite, Stripe, Snowflake. */
import {
  assignee,
  byAction,
  byConnector,
  byDeletingAccount,
  byHand,
  byNewAccount,
  byTicketIn,
} from './provisioning';
import { access, service, single, resourceType, unowned, type AppSpec } from './spec';

const securityGroup = single(
  'Security Group',
  'member',
  (name) => `Member of the Workday security group ${name}.`,
);

/** Workday. */
export const workday: AppSpec = {
  key: 'workday',
  name: 'Workday',
  description:
    'Employment records, pay and absence. Okta and ConductorOne learn from it who works here.',
  accountName: 'larkmoor_prd',
  connectedDaysAgo: 875,
  owners: ['pieter.postma', 'siobhan.oconnor'],
  access: access('100% employees; 100% former', 'GDPR'),
  extraAccounts: [
    service('ISU_Okta_Sync', 'ISU_Okta_Sync', 'svc-hr-sync'),
    service('ISU_Payroll_Export', 'ISU_Payroll_Export'),
  ],
  types: [
    resourceType(
      'Security Group',
      'group',
      securityGroup(
        'HR Administrator',
        '@pieter.postma; 2 People',
        'Critical GDPR HIPAA 30d mixed',
        { owners: ['siobhan.oconnor'] },
      ),
      securityGroup('Payroll Administrator', '3 Finance; #ISU_Payroll_Export', 'Critical SOX GDPR'),
      securityGroup('Compensation Partner', '3 People', 'High GDPR'),
      securityGroup('Benefits & Leave of Absence (medical)', '2 People', 'High HIPAA GDPR'),
      securityGroup('HR Partner', '60% People', 'Medium'),
      securityGroup('Recruiter', '4 People', 'Low'),
      securityGroup('Integration System Users', '#ISU_Okta_Sync; #ISU_Payroll_Export', 'High'),
      securityGroup('Employee As Self', '35% employees', 'Low'),
    ),
  ],
};

const netsuiteRole = single(
  'Role',
  'assigned',
  (name) => `May do what the NetSuite role ${name} allows.`,
);
const subsidiary = single('Subsidiary Access', 'access', (name) => `Books for ${name}.`);

/** NetSuite. */
export const netsuite: AppSpec = {
  key: 'netsuite',
  name: 'NetSuite',
  description: 'General ledger, payables and receivables of all subsidiaries.',
  accountName: '7148820',
  connectedDaysAgo: 700,
  monthlyCostUsd: 129,
  owners: ['hannah.barker', 'tomasz.wierzbicki'],
  access: access('<okta/app-netsuite/member; 80% former Finance', 'SOX', {
    provision: byNewAccount(
      'netsuite',
      { subsidiary: 'Larkmoor Holding B.V.', giveAccess: true },
      'finance-systems',
    ),
    deprovision: byDeletingAccount('netsuite'),
  }),
  extraAccounts: [service('EDI Booking', 'EDI Booking')],
  types: [
    resourceType(
      'Role',
      'role',
      netsuiteRole('Administrator', '@hannah.barker @raj.malhotra', 'Critical SOX', {
        owners: ['tomasz.wierzbicki'],
        provision: byTicketIn(
          'jira',
          'Open a FIN-ACCESS ticket; the controller approves it there.',
        ),
        deprovision: byTicketIn('jira', 'Close the FIN-ACCESS ticket.'),
      }),
      netsuiteRole('Controller', '@hannah.barker', 'High SOX'),
      netsuiteRole('A/P Clerk – create vendor bill', '5 Finance', 'High SOX'),
      netsuiteRole(
        'A/P Manager – approve payment',
        '3 Finance; @roberto.esteves',
        'Critical SOX 90d mixed',
      ),
      netsuiteRole('A/R Clerk', '5 Finance', 'Medium SOX'),
      netsuiteRole(
        'Period Close (temporary)',
        '<okta/finance-close/member; 2 Finance',
        'High SOX 7d jit',
      ),
      netsuiteRole('Auditor (read only)', '@carmen.ibanez; 2 Finance, Legal', 'Low 60d mixed'),
      netsuiteRole('Journal Import', '#EDI Booking', 'High SOX'),
    ),
    resourceType(
      'Subsidiary',
      'group',
      ...[
        'Larkmoor Holding B.V.',
        'Larkmoor Deutschland GmbH & Co. KG',
        'Larkmoor Logistics UK Ltd',
        'Larkmoor do Brasil Ltda.',
        'Larkmoor Pte. Ltd.',
      ].map((name) => subsidiary(name, '6 Finance')),
    ),
  ],
};

const stripeRole = single(
  'Role',
  'assigned',
  (name) => `Works in the Stripe dashboard as ${name}.`,
);

/** Stripe. */
export const stripe: AppSpec = {
  key: 'stripe',
  name: 'Stripe',
  description: 'Card payments of small shippers.',
  accountName: 'acct_1Lk7mR',
  connectedDaysAgo: 300,
  policies: { grant: 'four-eyes' },
  owners: ['roberto.esteves'],
  access: access('<okta/pci-scope/member; 3 Customer'),
  types: [
    resourceType(
      'Role',
      'role',
      stripeRole('Administrator', '1 Engineering; 1 Finance', 'Critical PCI SOX 8h jit emergency'),
      stripeRole('Developer', '2 Engineering', 'High PCI mixed'),
      stripeRole('Refund Analyst', '3 Customer; 2 Finance', 'Medium PCI mixed'),
      stripeRole('View only', '3 Finance', 'Low'),
    ),
  ],
};

const accountRole = single('Role', 'assigned', (name) => `Granted the Snowflake role ${name}.`);
const warehouse = single(
  'Warehouse Usage',
  'usage',
  (name) => `Runs queries on the warehouse ${name}.`,
);

/** Snowflake. */
export const snowflake: AppSpec = {
  key: 'snowflake',
  name: 'Snowflake',
  description: 'Data warehouse: shipments, costs, forecasts.',
  accountName: 'lk73018.eu-central-1',
  connectedDaysAgo: 560,
  isTerraformManaged: true,
  owners: ['noa.bendavid', 'itamar.sela'],
  access: access('<okta/app-snowflake/member', '', {
    provision: byAction('snowflake', 'create_user', 'Create user with SSO only'),
    deprovision: byAction('snowflake', 'disable_user', 'Disable user'),
  }),
  extraAccounts: [
    service('LOADER', 'LOADER', 'svc-snowflake-loader'),
    service('TABLEAU_SVC', 'TABLEAU_SVC'),
    { ...unowned('LI_O_OLD', 'LI_O_OLD'), ownerKey: 'li.o', deletedDaysAgo: 6 },
  ],
  types: [
    resourceType(
      'Role',
      'role',
      accountRole(
        'ACCOUNTADMIN',
        '@itamar.sela; 1 Data',
        'Critical SOX GDPR 4h jit emergency terraform',
        { alias: 'snowflake-accountadmin' },
      ),
      accountRole('SECURITYADMIN', '@noa.bendavid', 'Critical SOX terraform'),
      accountRole('SYSADMIN', '@itamar.sela; 2 Data', 'High 30d mixed terraform'),
      accountRole('LOADER_RW', '#LOADER', 'High'),
      accountRole('TRANSFORMER', '5 Data; #LOADER', 'Medium'),
      accountRole('ANALYST', '<okta/snowflake-analysts/member; #LI_O_OLD', 'Low'),
      accountRole('ANALYST_FINANCE', '6 Finance; 2 Data', 'High SOX mixed', {
        provision: byHand(
          assignee.expression('c1.directory.users.v1.GetManagers(subject)', 'noa.bendavid'),
          'Grant with SECURITYADMIN, never with ACCOUNTADMIN.',
        ),
        deprovision: byHand(
          assignee.expression('c1.directory.users.v1.GetManagers(subject)'),
          'Drop the saved queries.',
        ),
      }),
      accountRole('ANALYST_HR_MASKED', '2 Data', 'High GDPR HIPAA 14d mixed'),
      accountRole('PII_UNMASKED', '@alexei.moroz; 1 Data', 'Critical GDPR HIPAA PCI 2d jit', {
        policies: { grant: 'privileged', revoke: 'handover', certify: 'privileged-review' },
      }),
      accountRole('TABLEAU_READER', '#TABLEAU_SVC', 'Medium'),
      accountRole('DATA_SCIENCE_SANDBOX', '@li.o; 3 Data', 'mixed', {
        provision: byConnector('snowflake'),
        deprovision: byConnector('snowflake'),
      }),
    ),
    resourceType(
      'Warehouse',
      'project',
      ...['WH_LOAD_XS', 'WH_BI_M', 'WH_ADHOC_S', 'WH_FORECAST_XL'].map((name) =>
        warehouse(name, '7 Data, Finance', name.endsWith('XL') ? 'Medium 7d mixed' : ''),
      ),
    ),
  ],
};
