/**
 * How the tables of the catalog describe an app: what is in it and who holds it, in few words. The
 * builders turn it into what the API sends; `notation.ts` says how the short texts are read.
 */
import type { WireProvisionPolicy } from '../../../shared/wire/provisioning';

/** Policies by key. */
export interface PolicyKeys {
  readonly grant?: string;
  readonly revoke?: string;
  readonly certify?: string;
}

/** What can be said of an entitlement besides its name, its holders and its traits. */
export interface EntitlementExtras {
  /** The short handle of C1's command line; unique in the tenant. */
  readonly alias?: string;
  /** Owners of the entitlement, by person key. */
  readonly owners?: readonly string[];
  readonly provision?: WireProvisionPolicy;
  readonly deprovision?: WireProvisionPolicy;
  readonly deletedDaysAgo?: number;
  /** In place of those of the app. */
  readonly policies?: PolicyKeys & { readonly emergency?: string };
  readonly annotations?: Readonly<Record<string, string>>;
}

/** One permission on one resource. */
export interface EntitlementSpec {
  /** The permission word, which C1 shows as a badge. */
  readonly slug: string;
  readonly displayName: string;
  readonly description: string;
  /** Read by `parseHolders`. */
  readonly holders: string;
  /** Read by `parseTraits`. */
  readonly traits: string;
  readonly extras: EntitlementExtras;
}

/** A thing in an app. Its name is unique in the app. */
export interface ResourceSpec {
  readonly name: string;
  readonly description: string;
  readonly entitlements: readonly EntitlementSpec[];
}

/** A kind of thing in an app. */
export interface ResourceTypeSpec {
  readonly name: string;
  readonly trait: 'app' | 'group' | 'license' | 'project' | 'role' | 'secret';
  readonly resources: readonly ResourceSpec[];
}

/** An account that no rule of the app gives to a person. */
export interface ExtraAccountSpec {
  readonly username: string;
  readonly displayName: string;
  readonly type: 'USER' | 'SERVICE_ACCOUNT' | 'SYSTEM_ACCOUNT';
  /** The key of the person or service it is mapped to; empty where nobody owns it. */
  readonly ownerKey: string;
  /** An address of another domain makes it external; empty where it has none. */
  readonly email: string;
  readonly nhiType?: 'APP_REGISTRATION' | 'ASSUMABLE_ROLE' | 'MANAGED_IDENTITY';
  readonly deletedDaysAgo?: number;
}

/** An app and all that is in it. */
export interface AppSpec {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  /** The name of the company's account in the product. */
  readonly accountName: string;
  readonly connectedDaysAgo: number;
  readonly monthlyCostUsd?: number;
  readonly isDirectory?: true;
  /** Without a connector: C1 knows only what people enter. */
  readonly isManual?: true;
  readonly isTerraformManaged?: true;
  readonly instructions?: string;
  /** Usernames are short handles rather than addresses. */
  readonly hasHandles?: true;
  /** In place of those that apps have. */
  readonly policies?: PolicyKeys;
  /** By person key. */
  readonly owners: readonly string[];
  /** The built-in entitlement: who has an account at all. */
  readonly access: EntitlementSpec;
  readonly extraAccounts?: readonly ExtraAccountSpec[];
  readonly types: readonly ResourceTypeSpec[];
}

/** A permission. */
export const permission = (
  slug: string,
  displayName: string,
  description: string,
  holders: string,
  traits = '',
  extras: EntitlementExtras = {},
): EntitlementSpec => ({ slug, displayName, description, holders, traits, extras });

/** The built-in entitlement "Access". */
export const access = (
  holders: string,
  traits?: string,
  extras?: EntitlementExtras,
): EntitlementSpec =>
  permission('access', 'Access', 'Has an account in the app.', holders, traits, extras);

/** A resource with its permissions. */
export const resource = (
  name: string,
  description: string,
  ...entitlements: readonly EntitlementSpec[]
): ResourceSpec => ({ name, description, entitlements });

/** Makes resources with a single permission, called `<name> <noun>` like "invoices Group Member". */
export const single =
  (noun: string, slug: string, describe: (name: string) => string) =>
  (name: string, holders: string, traits?: string, extras?: EntitlementExtras): ResourceSpec =>
    resource(
      name,
      '',
      permission(slug, `${name} ${noun}`.trim(), describe(name), holders, traits, extras),
    );

/** A kind of resource. */
export const resourceType = (
  name: string,
  trait: ResourceTypeSpec['trait'],
  ...resources: readonly ResourceSpec[]
): ResourceTypeSpec => ({ name, trait, resources });

/** An account of a program. */
export const service = (
  username: string,
  displayName: string,
  ownerKey = '',
  email = '',
): ExtraAccountSpec => ({ username, displayName, type: 'SERVICE_ACCOUNT', ownerKey, email });

/** An account of the product itself. */
export const system = (username: string, displayName: string): ExtraAccountSpec => ({
  ...service(username, displayName),
  type: 'SYSTEM_ACCOUNT',
});

/** A person's account that C1 could not map to anybody. */
export const unowned = (username: string, displayName: string, email = ''): ExtraAccountSpec => ({
  ...service(username, displayName, '', email),
  type: 'USER',
});
