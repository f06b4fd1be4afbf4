/** The demo tenant: Larkmoor Logistics, an invented forwarder with some three hundred people. */
import type { TenantData } from '../store/tenantData';
import { buildApp } from './build/apps';
import { Holdings } from './build/holdings';
import { wirePolicies } from './build/policies';
import { wireConnectors, wireRequestSchemas, wireVaults, wireWebhooks } from './build/references';
import { buildTasks } from './build/tasks';
import { datedDelegations, wireUser } from './build/users';
import { appSpecs } from './catalog/apps';
import { complianceFrameworkValues, riskLevelValues } from './catalog/attributes';
import { everyone } from './company/people';
import { idOf } from './ids';
import { timelineFrom } from './timeline';

/** The people behind the credentials that the emulator hands out, by key. */
const principals = {
  admin: 'priya.raghunathan',
  viewer: 'beatriz.nogueira',
  appOwner: 'jonas.friedrich',
} as const;

/**
 * Builds the tenant as it is at the given moment. Pure: the same moment gives the same data, and
 * another moment the same data with other timestamps; ids and order never change.
 */
export function demoTenant(startedAt: Date): TenantData {
  const at = timelineFrom(startedAt);
  const persons = everyone();
  const holdings = new Holdings();
  const built = appSpecs
    .map((spec) => buildApp(spec, persons, holdings, at))
    .sort((left, right) => compareNames(left.spec.name, right.spec.name));
  const users = persons.map((person) => wireUser(person, roleIdsOf(person.key), at));
  const managerOf = new Map(users.map(({ id, managerIds }) => [id, managerIds[0] ?? '']));
  return {
    tenantId: idOf('tenant', 'larkmoor'),
    displayName: 'Larkmoor Logistics (demo)',
    apps: built.map(({ app }) => app),
    resourceTypes: built.flatMap(({ resourceTypes }) => resourceTypes),
    resources: built.flatMap(({ resources }) => resources),
    entitlements: built.flatMap(({ entitlements }) => entitlements),
    accounts: built.flatMap(({ accounts }) => accounts.map(({ wire }) => wire)),
    users,
    delegations: datedDelegations(at),
    grants: built.flatMap(({ grants }) => grants.map(({ record }) => record)),
    owners: built.flatMap(({ owners }) => owners),
    riskLevels: riskLevelValues(at),
    complianceFrameworks: complianceFrameworkValues(at),
    policies: wirePolicies(at),
    requestSchemas: wireRequestSchemas(at),
    connectors: built.flatMap(({ spec }) => wireConnectors(spec, at)),
    vaults: wireVaults(at),
    webhooks: wireWebhooks(at),
    tasks: buildTasks(
      built.flatMap(({ spec, grants }) => grants.map((grant) => [spec, grant] as const)),
      (userId) => managerOf.get(userId) ?? '',
      at,
    ),
    principals: {
      admin: idOf('user', principals.admin),
      viewer: idOf('user', principals.viewer),
      appOwner: idOf('user', principals.appOwner),
    },
  };
}

/** Orders names in the same way on every machine, without regard to its locale. */
function compareNames(left: string, right: string): number {
  const [first, second] = [left.toLowerCase(), right.toLowerCase()];
  return first < second ? -1 : first > second ? 1 : 0;
}

function roleIdsOf(personKey: string): readonly string[] {
  switch (personKey) {
    case principals.admin:
      return [idOf('role', 'system:user'), idOf('role', 'system:owner')];
    case principals.viewer:
      return [idOf('role', 'system:user'), idOf('role', 'system:viewer')];
    default:
      return [idOf('role', 'system:user')];
  }
}
