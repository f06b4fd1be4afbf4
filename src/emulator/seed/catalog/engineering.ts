/** What engineers plan and watch with: Jira, Datadog, PagerDuty. */
import { assignee, byConnector, byEntitlement, byHand } from './provisioning';
import {
  access,
  permission,
  resource,
  resourceType,
  service,
  single,
  system,
  type AppSpec,
  type ResourceSpec,
} from './spec';

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

const datadogRole = single('', 'assigned', (name) => `Holds the Datadog role ${name}.`);

/** Datadog. */
export const datadog: AppSpec = {
  key: 'datadog',
  name: 'Datadog',
  description: 'Metrics, logs and traces.',
  accountName: 'larkmoor-eu',
  connectedDaysAgo: 640,
  monthlyCostUsd: 31,
  owners: ['jonas.friedrich', 'sam.okafor'],
  access: access('<okta/app-datadog/member; @sam.okafor; 2 contractors, former Engineering'),
  extraAccounts: [service('svc-terraform', 'Terraform Cloud', 'svc-terraform')],
  types: [
    resourceType(
      'Role',
      'role',
      datadogRole(
        'Datadog Admin Role',
        '@jonas.friedrich @lena.vogt; #svc-terraform; 2 engineers',
        'High 7d mixed terraform',
      ),
      datadogRole('Datadog Standard Role', '18 Engineering', 'Low'),
      datadogRole('Datadog Read Only Role', '9 everyone', 'Low'),
      datadogRole('Incident Commander', '<okta/oncall-sre/member', 'Medium'),
      datadogRole(
        'Sensitive Data Scanner / PII Unmask',
        '2 engineers',
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
  access: access('<okta/app-pagerduty/member'),
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
