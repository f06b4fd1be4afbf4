/** Every id that code and `package.json` share. No run-time import, so that tests can compare them. */

export const commandIds = [
  'conductorone.signIn',
  'conductorone.signInAgain',
  'conductorone.tryDemoTenant',
  'conductorone.resetDemoTenant',
  'conductorone.switchTenant',
  'conductorone.signOut',
  'conductorone.forgetEverything',
  'conductorone.retryConnection',
  'conductorone.unlockTenant',
  'conductorone.lockTenant',
  'conductorone.tenantMenu',
  'conductorone.refresh',
  'conductorone.refreshPeople',
  'conductorone.findPerson',
  'conductorone.setDelegation',
  'conductorone.removeDelegation',
  'conductorone.showDelegations',
  'conductorone.filter',
  'conductorone.filterApps',
  'conductorone.clearFilter',
  'conductorone.cancelLoading',
  'conductorone.loadMore',
  'conductorone.searchRest',
  'conductorone.retryLoad',
  'conductorone.removeExpiration',
  'conductorone.setExpiration',
  'conductorone.extendExpiration',
  'conductorone.editEntitlement',
  'conductorone.showWhy',
  'conductorone.undoChange',
  'conductorone.showChangeDifference',
  'conductorone.copyChangesAsMarkdown',
  'conductorone.exportChanges',
  'conductorone.settleChange',
  'conductorone.refreshChanges',
  'conductorone.copyId',
  'conductorone.copyIdOfRow',
  'conductorone.copyJson',
  'conductorone.copyJsonOfRow',
  'conductorone.openInC1',
  'conductorone.showLog',
] as const;

export type CommandId = (typeof commandIds)[number];

export const accessViewId = 'conductorone.access';
export const peopleViewId = 'conductorone.people';
export const changesViewId = 'conductorone.changes';

/** The types by which VS Code knows panels and brings them back after a restart. */
export const panelTypes = {
  entitlement: 'conductorone.entitlement',
  delegation: 'conductorone.delegation',
  delegationMap: 'conductorone.delegationMap',
  bulk: 'conductorone.bulk',
} as const;

/** The context keys that menus and welcome views go by, with the values they take. */
export interface ContextKeys {
  'conductorone.state': 'signedOut' | 'connecting' | 'failed' | 'noAccess' | 'signedIn';
  'conductorone.isLoading': boolean;
  'conductorone.isUnlocked': boolean;
  'conductorone.isDemo': boolean;
  'conductorone.hasTenants': boolean;
  'conductorone.hasFilter': boolean;
}

export const settingIds = [
  'conductorone.showResourceTypes',
  'conductorone.freshnessMinutes',
  'conductorone.confirmations',
  'conductorone.productionTenants',
  'conductorone.highRiskLabels',
  'conductorone.journalRetentionDays',
  'conductorone.logLevel',
] as const;
