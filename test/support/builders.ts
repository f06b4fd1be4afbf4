/** Domain objects in which a test names only what matters to it. */
import type { DelegationMemory } from '../../src/core/delegation/delegationMemory';
import type { Account } from '../../src/core/model/account';
import type { App, ResourceType } from '../../src/core/model/app';
import type { Entitlement } from '../../src/core/model/entitlement';
import type { Grant } from '../../src/core/model/grant';
import {
  asAccountId,
  asAppId,
  asEntitlementId,
  asResourceTypeId,
  asUserId,
  type GrantRef,
} from '../../src/core/model/ids';
import type { User } from '../../src/core/model/user';
import type { TenantProfile } from '../../src/core/session/tenantProfile';

export function anApp(fields: Partial<App> = {}): App {
  return {
    id: asAppId('github'),
    displayName: 'GitHub',
    description: '',
    accountCount: 3,
    isDirectory: false,
    ...fields,
  };
}

export function aResourceType(fields: Partial<ResourceType> = {}): ResourceType {
  return {
    id: asResourceTypeId('team'),
    appId: asAppId('github'),
    displayName: 'Team',
    ...fields,
  };
}

export function anEntitlement(fields: Partial<Entitlement> = {}): Entitlement {
  return {
    appId: asAppId('github'),
    entitlementId: asEntitlementId('admin'),
    displayName: 'Platform Team Admin',
    description: '',
    slug: 'admin',
    alias: '',
    resourceTypeId: asResourceTypeId('team'),
    resourceName: undefined,
    grantCount: 2,
    riskLevelId: undefined,
    isAccess: false,
    isDeleted: false,
    ...fields,
  };
}

export function anAccount(fields: Partial<Account> = {}): Account {
  return {
    id: asAccountId('ana'),
    appId: asAppId('github'),
    displayName: 'Ana Lima',
    username: 'alima',
    email: 'ana@acme.example',
    kind: 'person',
    status: 'enabled',
    isExternal: false,
    userId: asUserId('user-ana'),
    ...fields,
  };
}

export function aUser(fields: Partial<User> = {}): User {
  return {
    id: asUserId('user-ana'),
    displayName: 'Ana Lima',
    email: 'ana@acme.example',
    username: 'alima',
    jobTitle: 'Engineer',
    department: 'Platform',
    status: 'enabled',
    delegateId: undefined,
    ...fields,
  };
}

export function aGrantRef(fields: Partial<GrantRef> = {}): GrantRef {
  return {
    appId: asAppId('github'),
    entitlementId: asEntitlementId('admin'),
    accountId: asAccountId('ana'),
    ...fields,
  };
}

/** A direct, standing grant to Ana Lima. */
export function aGrant(fields: Partial<Grant> = {}): Grant {
  return {
    ...aGrantRef(),
    account: anAccount(),
    entitlement: anEntitlement(),
    grantedAt: new Date('2026-01-05T09:00:00Z'),
    expiresAt: undefined,
    sources: [],
    originTaskId: undefined,
    ...fields,
  };
}

export function aTenant(fields: Partial<TenantProfile> = {}): TenantProfile {
  return {
    key: 'acme.conductor.one',
    host: 'acme.conductor.one',
    displayName: 'acme',
    credentialKind: 'client',
    clientId: 'bold-otter-1234@acme.conductor.one/pcc',
    identityName: 'Ana Lima',
    credentialRevision: 'first',
    ...fields,
  };
}

/** Nothing was ever set from here. */
export const noMemory: Pick<DelegationMemory, 'recall'> = {
  recall: () => Promise.resolve(new Map()),
};
