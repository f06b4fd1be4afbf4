import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import {
  demoTenantKey,
  type TenantKey,
  type TenantProfile,
} from '../../core/session/tenantProfile';
import { forgetRecords } from '../../core/session/tenantRecords';
import { joinParts } from '../../shared/text/words';
import type { CommandId } from '../ids';
import { withoutIcons } from '../plainText';
import { choose, confirm, decide, type Choice } from '../prompts';
import type { Services } from '../services';
import { signOutQuestion } from './signOutQuestion';

/** Starts the demo tenant, where it does not run yet, and works on it. */
export async function tryDemoTenant({ manager }: Services): Promise<void> {
  await manager.switchTo(demoTenantKey);
  await vscode.commands.executeCommand('conductorone.access.focus');
}

/** Brings the demo tenant back to how it was made. */
export async function resetDemoTenant({ demo, manager, store }: Services): Promise<void> {
  const isSure = await confirm({
    message: 'Reset the demo tenant?',
    detail: 'Every change that was made in it is lost. No other tenant is touched.',
    action: 'Reset',
  });
  if (!isSure) return;
  await demo.reset();
  if (activeKey(store.current) === demoTenantKey) await manager.switchTo(demoTenantKey);
}

type SwitchTarget =
  { readonly kind: 'tenant'; readonly key: TenantKey } | { readonly kind: 'signIn' };

/** Asks for one of the known tenants and works on it in this window. */
export async function switchTenant({ manager, registry, store }: Services): Promise<void> {
  const active = activeKey(store.current);
  const tenants = await registry.list();
  const to = (key: TenantKey): SwitchTarget => ({ kind: 'tenant', key });
  const target = await choose<SwitchTarget>(
    [
      ...tenants.map((tenant) => ({ ...tenantChoice(tenant, active), value: to(tenant.key) })),
      {
        label: '$(beaker) Demo Tenant',
        description: active === demoTenantKey ? 'active' : '',
        value: to(demoTenantKey),
      },
      { label: '$(add) Sign In to Another Tenant…', value: { kind: 'signIn' } },
    ],
    { title: 'Switch Tenant', placeHolder: 'Which tenant should this window work on?' },
  );
  if (target === undefined) return;
  if (target.kind === 'signIn') await vscode.commands.executeCommand('conductorone.signIn');
  else await manager.switchTo(target.key);
}

/** Signs out of a tenant and, where the person wants it, deletes what is kept about it. */
export async function signOut(services: Services): Promise<void> {
  const { log, manager, records, reporter } = services;
  const tenants = await tenantsToLeave(services);
  if (tenants.length === 0) {
    reporter.warn('You are not signed in to any tenant.');
    return;
  }
  const tenant = await theOneToLeave(tenants, activeKey(services.store.current));
  if (tenant === undefined) return;
  const answer = await decide(signOutQuestion(tenant));
  if (answer === undefined) return;
  await manager.signOut(tenant.key);
  log.info(`Signed out of ${tenant.key}.`);
  // Afterwards, because nothing more is noted about a tenant without a session.
  if (answer === 'Sign Out and Delete Records') await forgetRecords(records, tenant.key);
}

/** Those on the list, and one whose credential is not stored; or the demo tenant alone. */
async function tenantsToLeave({
  registry,
  store,
}: Pick<Services, 'registry' | 'store'>): Promise<readonly TenantProfile[]> {
  const session = store.current;
  if (!('tenant' in session)) return registry.list();
  const { tenant } = session;
  if (tenant.key === demoTenantKey) return [tenant];
  const others = (await registry.list()).filter(({ key }) => key !== tenant.key);
  return [tenant, ...others];
}

async function theOneToLeave(
  tenants: readonly TenantProfile[],
  active: TenantKey | undefined,
): Promise<TenantProfile | undefined> {
  if (tenants.length === 1) return tenants[0];
  const key = await choose(
    tenants.map((tenant) => tenantChoice(tenant, active)),
    { title: 'Sign Out', placeHolder: 'Which tenant do you want to sign out of?' },
  );
  return tenants.find((tenant) => tenant.key === key);
}

/** Deletes every credential and everything else that the extension keeps on this machine. */
export async function forgetEverything(services: Services): Promise<void> {
  const { demo, manager, records, registry, reporter, storagePath, store } = services;
  const isSure = await confirm({
    message: 'Forget everything that ConductorOne Access keeps on this machine?',
    detail:
      'The credentials of all tenants, the journal of changes, drafts, delegation dates that were set from here, and the state of the demo tenant are deleted. Nothing changes in any tenant.',
    action: 'Forget Everything',
  });
  if (!isSure) return;
  const listed = await registry.list().catch(() => undefined);
  const active = activeKey(store.current);
  for (const { key } of listed ?? []) await manager.signOut(key);
  if (active !== undefined) {
    await manager.signOut(active);
    // Waits for what panels still write when their session ends.
    await forgetRecords(records, active);
  }
  await demo.stop();
  await registry.clear();
  await emptyFolder(storagePath);
  if (listed === undefined) {
    reporter.warn(
      'Forgotten, except credentials in the keychain: the list that named them could not be read. Delete the entries "conductorone.credential…" there yourself.',
    );
  } else {
    reporter.tell('ConductorOne Access has forgotten everything.');
  }
}

/** The folder itself stays: all windows watch it for changes by the others. */
async function emptyFolder(path: string): Promise<void> {
  for (const name of await readdir(path)) {
    // Another window may be writing the list of tenants right now.
    if (name.endsWith('.lock')) continue;
    await rm(join(path, name), { recursive: true, force: true });
  }
}

/** What can be done about the tenant, behind the item in the status bar. */
export async function tenantMenu({ lock, store }: Services): Promise<void> {
  const session = store.current;
  const entries: Choice<CommandId>[] = [];
  if (session.kind === 'signedIn') {
    entries.push(
      lock.isUnlocked(session.tenant.key)
        ? { label: '$(lock) Lock Tenant', value: 'conductorone.lockTenant' }
        : { label: '$(unlock) Unlock Tenant…', value: 'conductorone.unlockTenant' },
    );
  }
  entries.push(
    { label: '$(arrow-swap) Switch Tenant…', value: 'conductorone.switchTenant' },
    { label: '$(sign-in) Sign In…', value: 'conductorone.signIn' },
  );
  if (session.kind !== 'signedOut') {
    entries.push({ label: '$(sign-out) Sign Out…', value: 'conductorone.signOut' });
  }
  entries.push({ label: '$(output) Show Log', value: 'conductorone.showLog' });
  const title =
    'tenant' in session
      ? joinParts(session.tenant.displayName, session.tenant.host, session.tenant.identityName)
      : 'ConductorOne';
  const command = await choose(entries, { title });
  if (command !== undefined) await vscode.commands.executeCommand(command);
}

function tenantChoice(tenant: TenantProfile, active: TenantKey | undefined): Choice<TenantKey> {
  return {
    label: withoutIcons(tenant.displayName),
    description: joinParts(tenant.host, tenant.key === active && 'active'),
    detail: tenant.identityName === '' ? '' : `as ${tenant.identityName}`,
    value: tenant.key,
  };
}

const activeKey = (session: Services['store']['current']) =>
  'tenant' in session ? session.tenant.key : undefined;
