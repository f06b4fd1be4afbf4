/**
 * Places of the demo tenant that tests and the tour call by name. The seed's own tests hold each of
 * them to what its comment promises; ids and names never change, whenever the tenant starts.
 */
import { idOf, refOf } from './ids';

/** An app. */
export interface AppLandmark {
  readonly appId: string;
  readonly displayName: string;
}

/** An entitlement, with what a tree shows on the way to it. */
export interface EntitlementLandmark {
  readonly appId: string;
  readonly appName: string;
  /** Empty for the built-in entitlement "Access". */
  readonly resourceTypeName: string;
  readonly entitlementId: string;
  readonly displayName: string;
}

/** A person of the directory. */
export interface PersonLandmark {
  readonly userId: string;
  readonly displayName: string;
  readonly email: string;
}

/** A policy. */
export interface PolicyLandmark {
  readonly policyId: string;
  readonly displayName: string;
}

/** A grant: an account holds an entitlement. */
export interface GrantLandmark {
  readonly entitlement: EntitlementLandmark;
  readonly appUserId: string;
  /** The display name of the account. */
  readonly accountName: string;
}

const app = (key: string, displayName: string): AppLandmark => ({
  appId: idOf('app', key),
  displayName,
});

const entitlement = (
  of: AppLandmark,
  resourceTypeName: string,
  key: string,
  displayName: string,
): EntitlementLandmark => ({
  appId: of.appId,
  appName: of.displayName,
  resourceTypeName,
  entitlementId: refOf(key).id,
  displayName,
});

const person = (key: string, displayName: string): PersonLandmark => ({
  userId: idOf('user', key),
  displayName,
  email: `${key}@larkmoor.example`,
});

const policy = (key: string, displayName: string): PolicyLandmark => ({
  policyId: idOf('policy', key),
  displayName,
});

const grant = (
  held: EntitlementLandmark,
  accountKey: string,
  accountName: string,
): GrantLandmark => ({ entitlement: held, appUserId: idOf('account', accountKey), accountName });

/** The directory. */
export const oktaApp = app('okta', 'Okta');

/** The app with the most entitlements: more than one page of 100. Owned by the app owner. */
export const githubApp = app('github', 'GitHub');

/** Permission sets in ten accounts. Not owned by the app owner. */
export const awsApp = app('aws', 'AWS');

/** An app with nothing but the built-in entitlement "Access": no resource types at all. */
export const accessOnlyApp = app('parking', 'Parking Garage Rotterdam');

/** An app without owner, most of whose accounts belong to nobody. */
export const ownerlessApp = app('sftp', 'Legacy SFTP Exchange (do not add users)');

/** An app whose name fills more than a line. */
export const longNamedApp = app(
  'wms',
  'Warehouse Orchestration & Yard Management Platform (WOYMP) – EMEA/APAC consolidated instance, formerly “StockPilot Classic”',
);

/** An app with Hebrew and Arabic in its name and in those of its entitlements. */
export const rightToLeftApp = app('customs', 'פורטל המכס / بوابة الجمارك (Customs IL·AE)');

/** An app with a slash, quotes and an emoji in its name. Its only owner has left. */
export const signsApp = app('fleet', 'Fleet/Telematics "Convoy" 🚚');

/** An app whose entitlements are inherited from Okta. */
export const datadogApp = app('datadog', 'Datadog');

/** Clusters, for emergencies. Owned by the app owner. */
export const kubernetesApp = app('eks', 'Kubernetes (EKS)');

/** The credential with the role `system:owner`. */
export const adminPerson = person('priya.raghunathan', 'Priya Raghunathan');

/** The credential that may read everything. */
export const viewerPerson = person('beatriz.nogueira', 'Beatriz Nogueira');

/** The credential that owns GitHub, Datadog and Kubernetes. */
export const appOwnerPerson = person('jonas.friedrich', 'Jonas Friedrich');

/** A person without any account: she starts next week. */
export const personWithoutAccounts = person('nina.castellanos', 'Nina Castellanos');

/** A person who left (`DISABLED`) and still holds grants. */
export const formerPerson = person('viktor.szabo', 'Viktor Szabó');

/** Two different people of the same name. */
export const namesakes = [
  person('thomas.mueller', 'Thomas Müller'),
  person('thomas.mueller2', 'Thomas Müller'),
] as const;

/** A delegates to B, who delegates to C. */
export const delegationChain = [
  person('tomasz.wierzbicki', 'Tomasz Wierzbicki'),
  person('hannah.barker', 'Hannah Barker'),
  person('roberto.esteves', 'Roberto Esteves'),
] as const;

/** Two people who delegate to one another. */
export const delegationCircle = [
  person('sam.okafor', 'Sam Okafor'),
  person('lena.vogt', 'Lena Vogt'),
] as const;

/** Somebody, and the delegate who has left since. */
export const delegationToFormerPerson = [
  person('lucia.ferraz', 'Lúcia Ferraz'),
  person('claire.beaumont', 'Claire Beaumont'),
] as const;

/** The delegate of four people. */
export const delegateOfMany = person('grace.dombrowski', 'Grace Dombrowski');

/** Somebody whose delegation ends in nineteen days, and the delegate. */
export const endingDelegation = [
  person('sofia.lindgren', 'Sofia Lindgren'),
  person('thomas.mueller', 'Thomas Müller'),
] as const;

/** Some 260 grants, all direct: three pages of 100. */
export const allEmployees = entitlement(
  oktaApp,
  'Group',
  'okta/All Employees/member',
  'All Employees Group Member',
);

/** High risk; among its grants are direct ones that end today, this week, this month and never. */
export const dispatchApiAdmin = entitlement(
  githubApp,
  'Repository',
  'github/dispatch-api/admin',
  'dispatch-api Repository Admin',
);

/**
 * Critical, eight hours at most, Terraform-managed, provisioned in steps and deprovisioned in steps
 * that have steps; emergency access by `localPolicy`; one of its owners has left.
 */
export const productionAdmin = entitlement(
  awsApp,
  'Account',
  'aws/prod-core/AdministratorAccess',
  'AdministratorAccess on prod-core',
);

/** The built-in entitlement of GitHub. */
export const githubAccess = entitlement(githubApp, '', 'github/access', 'Access');

/** Soft-deleted, with grants that outlived it. */
export const deletedEntitlement = entitlement(
  githubApp,
  'Repository',
  'github/dispatch-legacy-php/write',
  'dispatch-legacy-php Repository Write',
);

/** The grant policy that most apps have, and their entitlements inherit. */
export const standardPolicy = policy('manager-approves', 'Standard manager approval');

/** The emergency policy of most entitlements that have one. */
export const emergencyPolicy = policy('break-glass', 'Emergency access (break glass)');

/** A revoke policy. */
export const leavePolicy = policy('revoke-on-leave', 'Auto-revoke on leave');

/** A certify policy: that of what is under SOX. */
export const quarterlyPolicy = policy('quarterly-review', 'Quarterly review (SOX)');

/** Local to `productionAdmin`: only a search for its id finds it. */
export const localPolicy = policy(
  'break-glass-prod-core',
  'prod-core: emergency access of its own',
);

/** Soft-deleted. */
export const deletedPolicy = policy('director', 'Director approval (until 2024)');

/** Direct, with a limit of eight hours; ends within the hour. */
export const grantEndingThisHour = grant(productionAdmin, 'aws/lena.vogt', 'Lena Vogt');

/** Direct; ends within four hours. */
export const grantEndingToday = grant(dispatchApiAdmin, 'github/sam.okafor', 'Sam Okafor');

/** Direct; ends in five days. */
export const grantEndingThisWeek = grant(dispatchApiAdmin, 'github/lena.vogt', 'Lena Vogt');

/** Direct; ends in 23 days. */
export const grantEndingThisMonth = grant(dispatchApiAdmin, 'github/yusuf.demir', 'Yusuf Demir');

/** Direct, with a limit of eight hours; ended twelve minutes before the start. */
export const grantJustEnded = grant(productionAdmin, 'aws/jonas.friedrich', 'Jonas Friedrich');

/** Direct and standing, high risk, held by a person who left. */
export const grantOfFormerPerson = grant(dispatchApiAdmin, 'github/viktor.szabo', 'Viktor Szabó');

/** Direct and standing, high risk, held by a service account. */
export const grantOfServiceAccount = grant(dispatchApiAdmin, 'github/larkmoor-ci', 'Larkmoor CI');

/** Direct, standing and critical, held by a person who works here. */
export const standingCriticalGrant = grant(
  entitlement(githubApp, 'Organization', 'github/Owner/assigned', 'Owner Organization Role'),
  'github/jonas.friedrich',
  'Jonas Friedrich',
);

/** The Okta group that `inheritedGrant` comes through. */
export const onCallGroup = entitlement(
  oktaApp,
  'Group',
  'okta/oncall-sre/member',
  'oncall-sre Group Member',
);

/** Inherited through `onCallGroup`. */
export const inheritedGrant = grant(
  entitlement(datadogApp, 'Role', 'datadog/Incident Commander/assigned', 'Incident Commander'),
  'datadog/sam.okafor',
  'Sam Okafor',
);

/** Inherited through two groups at once. */
export const twiceInheritedGrant = grant(
  entitlement(kubernetesApp, 'Cluster', 'eks/eks-prod-eu/view', 'eks-prod-eu: view'),
  'eks/sam.okafor',
  'Sam Okafor',
);

/** A grant that outlived its account, which is soft-deleted. */
export const grantOfDeletedAccount = grant(
  entitlement(app('snowflake', 'Snowflake'), 'Role', 'snowflake/ANALYST/assigned', 'ANALYST Role'),
  'snowflake/LI_O_OLD',
  'LI_O_OLD',
);

/** A grant that outlived its entitlement. */
export const grantOnDeletedEntitlement = grant(
  deletedEntitlement,
  'github/yusuf.demir',
  'Yusuf Demir',
);

/** Critical, held by an account that belongs to nobody. */
export const grantOfUnownedAccount = grant(
  entitlement(awsApp, 'IAM Group', 'aws/legacy-admins/member', 'legacy-admins Group Member'),
  'aws/old-jenkins',
  'old-jenkins (access key from 2017)',
);
