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
  'conductorone.filter',
  'conductorone.clearFilter',
  'conductorone.cancelLoading',
  'conductorone.loadMore',
  'conductorone.searchRest',
  'conductorone.retryLoad',
  'conductorone.removeExpiration',
  'conductorone.setExpiration',
  'conductorone.showWhy',
  'conductorone.copyId',
  'conductorone.copyIdOfRow',
  'conductorone.copyJson',
  'conductorone.copyJsonOfRow',
  'conductorone.openInC1',
  'conductorone.showLog',
] as const;

export type CommandId = (typeof commandIds)[number];

export const accessViewId = 'conductorone.access';

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
  'conductorone.highRiskLabels',
  'conductorone.logLevel',
] as const;
