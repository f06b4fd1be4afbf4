/** The cloud: AWS accounts with their permission sets, and the clusters that run in them. */
import {
  assignee,
  byAction,
  byConnector,
  byEntitlement,
  byHand,
  byWebhook,
  inSteps,
} from './provisioning';
import {
  access,
  permission,
  resource,
  service,
  single,
  system,
  resourceType,
  type AppSpec,
  type EntitlementExtras,
  type EntitlementSpec,
  type ResourceSpec,
} from './spec';

/** An account with the permission sets that each has; production asks for more care. */
function awsAccount(name: string, number: string, isProduction: boolean): ResourceSpec {
  const frameworks = isProduction ? 'SOX ISO' : '';
  const set = (
    permissionSet: string,
    holders: string,
    traits: string,
    extras?: EntitlementExtras,
  ): EntitlementSpec =>
    permission(
      permissionSet,
      `${permissionSet} on ${name}`,
      `Assume the permission set ${permissionSet} in the AWS account ${name} (${number}).`,
      holders,
      `${traits} ${frameworks}`,
      extras,
    );
  return resource(
    name,
    `AWS account ${number}`,
    set(
      'AdministratorAccess',
      `${name === 'prod-core' ? '@lena.vogt @jonas.friedrich; ' : ''}2 engineers`,
      isProduction ? 'Critical 8h jit terraform emergency' : 'High 72h jit terraform',
      {
        alias: `aws-${name}-admin`,
        ...(isProduction && {
          provision: inSteps(byWebhook('change-freeze-check'), byConnector('aws')),
          deprovision: inSteps(
            byConnector('aws'),
            inSteps(
              byWebhook('end-sessions'),
              byAction('aws', 'rotate_keys', 'Rotate access keys'),
              byHand(assignee.group('okta/oncall-sre/member'), 'Look for keys that remain.'),
            ),
          ),
        }),
        ...(name === 'prod-core' && {
          owners: ['jonas.friedrich', 'sam.okafor', 'viktor.szabo'],
          policies: { emergency: 'break-glass-prod-core', certify: 'privileged-review' },
        }),
      },
    ),
    set(
      'PowerUserAccess',
      `4 engineers${name.startsWith('data') ? '; <okta/aws-data-poweruser/member' : ''}`,
      'High 30d mixed terraform',
    ),
    set(
      'DatabaseAdministrator',
      '2 engineers, Data',
      `${isProduction ? 'Critical' : 'Medium'} 7d mixed`,
    ),
    set('ReadOnlyAccess', '<okta/aws-readonly/member; 1 contractors', 'Low', {
      alias: `aws-${name}-read`,
      provision: byEntitlement('okta/aws-readonly/member'),
      deprovision: byEntitlement('okta/aws-readonly/member'),
    }),
    set('SecurityAudit', '2 IT; #WizScannerRole', 'Low'),
  );
}

const iamGroup = single('Group Member', 'member', (name) => `Member of the IAM group ${name}.`);

/** AWS with ten accounts. */
export const aws: AppSpec = {
  key: 'aws',
  name: 'AWS',
  description: 'Amazon Web Services organization o-lark7m2x, ten accounts.',
  accountName: '412907735580',
  connectedDaysAgo: 860,
  isTerraformManaged: true,
  instructions: 'Say which change or incident you need this for.',
  owners: ['ada.lindqvist', 'oskar.nyberg'],
  access: access('<okta/app-aws/member; 3 contractors, former Engineering', 'Medium', {
    provision: byEntitlement('okta/app-aws/member', true),
  }),
  extraAccounts: [
    service('svc-deploy', 'Deploy Pipeline', 'svc-deploy'),
    service('svc-terraform', 'terraform-cloud', 'svc-terraform'),
    { ...system('WizScannerRole', 'WizScannerRole'), nhiType: 'ASSUMABLE_ROLE' },
    service('old-jenkins', 'old-jenkins (access key from 2017)'),
    {
      ...service('jonas.friedrich-adm', 'Jonas Friedrich (admin)', 'jonas.friedrich'),
      type: 'USER',
    },
  ],
  types: [
    resourceType(
      'Account',
      'app',
      awsAccount('prod-core', '412907735580', true),
      awsAccount('prod-payments', '418830021947', true),
      awsAccount('prod-edge', '420071166385', true),
      awsAccount('data-lake', '435520918806', true),
      awsAccount('staging', '441096627713', false),
      awsAccount('dev-sandbox', '447713300152', false),
      awsAccount('data-dev', '452298047761', false),
      awsAccount('shared-services', '460018839924', false),
      awsAccount('security-logs', '463371150298', false),
      awsAccount('dr-singapore', '471940062837', false),
    ),
    resourceType(
      'IAM Group',
      'group',
      iamGroup(
        'legacy-admins',
        '#old-jenkins; #jonas.friedrich-adm; @viktor.szabo',
        'Critical SOX',
      ),
      iamGroup('deployers', '#svc-deploy; #svc-terraform', 'High'),
      iamGroup('billing-viewers', '3 Engineering', 'Low'),
    ),
  ],
};

const cluster = (name: string, isProduction: boolean): ResourceSpec =>
  resource(
    name,
    isProduction ? 'Carries customers' : '',
    permission(
      'cluster-admin',
      `${name}: cluster-admin`,
      'Everything in every namespace. For emergencies.',
      isProduction ? '@lena.vogt; 1 engineers' : '3 engineers',
      isProduction ? 'Critical ISO SOC2 2h jit emergency terraform' : 'High 1d jit terraform',
      { provision: byAction('eks', 'bind_cluster_role', 'Bind cluster role') },
    ),
    permission(
      'edit',
      `${name}: edit`,
      'Change workloads in application namespaces.',
      '<okta/oncall-sre/member; 4 engineers',
      'High 14d mixed',
    ),
    permission(
      'view',
      `${name}: view`,
      'Read workloads, logs and events; no secrets.',
      '<okta/oncall-sre/member; <okta/dept-engineering/member; 1 contractors',
      'Low',
    ),
  );

/** Kubernetes clusters on AWS. */
export const eks: AppSpec = {
  key: 'eks',
  name: 'Kubernetes (EKS)',
  description: 'Clusters that run Dispatch, Yard and the customer portal.',
  accountName: 'larkmoor-eks',
  connectedDaysAgo: 410,
  isTerraformManaged: true,
  owners: ['jonas.friedrich', 'sam.okafor'],
  access: access('32 Engineering; @sam.okafor; 2 contractors', '', {
    deprovision: byHand(
      assignee.appOwners('priya.raghunathan'),
      'Delete the role bindings that remain.',
    ),
  }),
  extraAccounts: [
    service(
      'system:serviceaccount:argocd:application-controller',
      'argocd/application-controller',
      'svc-deploy',
    ),
  ],
  types: [
    resourceType(
      'Cluster',
      'project',
      cluster('eks-prod-eu', true),
      cluster('eks-prod-ap', true),
      cluster('eks-staging', false),
    ),
  ],
};
