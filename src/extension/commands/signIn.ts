import { homedir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import {
  bearerCredential,
  clientCredential,
  credentialHost,
  type Credential,
} from '../../core/auth/credential';
import { parseClientId } from '../../core/auth/clientId';
import { parseClientSecret } from '../../core/auth/clientSecret';
import { environmentCredential } from '../../core/auth/environmentCredential';
import { parseTenantHost } from '../../core/auth/tenantHost';
import { readPrivateFile } from '../../core/util/privateFile';
import { askText, choose, confirm, problemOf, type Choice } from '../prompts';
import type { Services } from '../services';

/** Where a credential comes from, and whether to keep it. */
interface GivenCredential {
  readonly credential: Credential;
  /** False for one that lives outside, such as in the environment, unless the person says so. */
  readonly isToBeStored: boolean;
}

type Way = () => Promise<GivenCredential | undefined>;

/** Asks how to sign in, checks the credential with the tenant, and only then stores it. */
export async function signIn(services: Services): Promise<void> {
  const way = await choose(waysIn(services), {
    title: 'Sign In to ConductorOne',
    placeHolder: 'How do you want to sign in?',
  });
  await enterIfGiven(services, await way?.());
}

/**
 * Asks only for what the tenant of a failed session no longer accepts, or the keychain lost: a new
 * token, or the secret of the same client id. Asks for everything where that is not known.
 */
export async function signInAgain(services: Services): Promise<void> {
  const session = services.store.current;
  const tenant = 'tenant' in session ? session.tenant : undefined;
  const title = tenant === undefined ? '' : `Sign In to ${tenant.displayName} Again`;
  if (tenant?.credentialKind === 'bearer') {
    await enterIfGiven(services, await askToken(title, tenant.host));
  } else if (tenant?.credentialKind === 'client' && tenant.clientId !== '') {
    await enterIfGiven(services, await askClientSecret(title, tenant.clientId));
  } else {
    await signIn(services);
  }
}

async function enterIfGiven(services: Services, given: GivenCredential | undefined): Promise<void> {
  if (given === undefined || !(await isHostAccepted(given.credential))) return;
  await verifyAndEnter(services, given);
}

function waysIn(services: Services): readonly Choice<Way>[] {
  return [
    {
      label: '$(key) Client ID and Secret',
      detail: 'A personal or service principal key, made in ConductorOne under API keys',
      value: askClientCredential,
    },
    {
      label: '$(lock) Access Token',
      detail: 'A bearer token that you already have; it ends when the tenant says so',
      value: askBearerToken,
    },
    {
      label: '$(terminal) Environment Variables',
      detail: 'CONDUCTORONE_CLIENT_ID and CONDUCTORONE_CLIENT_SECRET, or CONDUCTORONE_ACCESS_TOKEN',
      value: () => fromEnvironment(services),
    },
    {
      label: '$(file) Profile of the Command Line',
      detail: '~/.conductorone/config.yaml, written by cone login',
      value: () => fromCliProfile(services),
    },
    {
      label: '$(beaker) Demo Tenant',
      detail: 'An invented company on this machine: no account needed, nothing leaves it',
      value: async () => {
        await vscode.commands.executeCommand('conductorone.tryDemoTenant');
        return undefined;
      },
    },
  ];
}

async function askClientCredential(): Promise<GivenCredential | undefined> {
  const title = 'Sign In with Client ID and Secret';
  const clientId = await askText({
    title: `${title} (1/2)`,
    prompt: 'Client ID',
    placeHolder: 'bold-otter-1234@acme.conductor.one/pcc',
    validate: (text) => problemOf(() => parseClientId(text)),
  });
  return clientId === undefined ? undefined : askClientSecret(`${title} (2/2)`, clientId.trim());
}

async function askClientSecret(
  title: string,
  clientId: string,
): Promise<GivenCredential | undefined> {
  const clientSecret = await askText({
    title,
    prompt: `Client secret of ${clientId}`,
    placeHolder: 'secret-token:conductorone.com:v1:…',
    isSecret: true,
    validate: (text) => problemOf(() => parseClientSecret(text)),
  });
  if (clientSecret === undefined) return undefined;
  return { credential: clientCredential(clientId, clientSecret), isToBeStored: true };
}

async function askBearerToken(): Promise<GivenCredential | undefined> {
  const title = 'Sign In with an Access Token';
  const host = await askText({
    title: `${title} (1/2)`,
    prompt: 'Host of the tenant',
    placeHolder: 'acme.conductor.one',
    validate: (text) => problemOf(() => parseTenantHost(text)),
  });
  return host === undefined ? undefined : askToken(`${title} (2/2)`, host.trim());
}

async function askToken(title: string, host: string): Promise<GivenCredential | undefined> {
  const token = await askText({
    title,
    prompt: `Access token for ${host}`,
    isSecret: true,
    validate: (text) => problemOf(() => bearerCredential(host, text)),
  });
  if (token === undefined) return undefined;
  return { credential: bearerCredential(host, token), isToBeStored: true };
}

/** A workspace can bring its own environment, so only a trusted one may name a tenant this way. */
async function fromEnvironment({ reporter }: Services): Promise<GivenCredential | undefined> {
  if (!vscode.workspace.isTrusted) {
    reporter.warn('Credentials from the environment are not used in an untrusted workspace.');
    return undefined;
  }
  const found = environmentCredential(process.env);
  if (found === undefined) {
    reporter.warn(
      'The environment of VS Code has no CONDUCTORONE_CLIENT_ID with CONDUCTORONE_CLIENT_SECRET, and no CONDUCTORONE_ACCESS_TOKEN with CONDUCTORONE_TENANT_DOMAIN.',
    );
    return undefined;
  }
  const { credential, foundIn } = found;
  const { host } = credentialHost(credential);
  const isToBeStored = await choose(
    [
      { label: 'Use It in This Window Only', description: host, value: false },
      { label: 'Use It and Keep It in the Keychain', description: host, value: true },
    ],
    { title: `Sign In to ${host}`, placeHolder: `Found ${foundIn}, for ${host}` },
  );
  return isToBeStored === undefined ? undefined : { credential, isToBeStored };
}

async function fromCliProfile({ reporter }: Services): Promise<GivenCredential | undefined> {
  const path = join(homedir(), '.conductorone', 'config.yaml');
  const text = await readPrivateFile(path);
  if (text === undefined) {
    reporter.warn(`There is no ${path}: the command line cone is not signed in on this machine.`);
    return undefined;
  }
  const { parseCliProfiles } = await import('../../core/auth/cliProfiles');
  const profile = await choose(
    parseCliProfiles(text).map((one) => ({
      label: one.name,
      description: one.clientId,
      value: one,
    })),
    { title: 'Sign In with a Profile', placeHolder: 'Which profile of the command line?' },
  );
  if (profile === undefined) return undefined;
  const credential = clientCredential(profile.clientId, profile.clientSecret);
  return { credential, isToBeStored: true };
}

/** ConductorOne's own hosts are taken as they are; any other gets the credential only if named so. */
async function isHostAccepted(credential: Credential): Promise<boolean> {
  const { host, owner } = credentialHost(credential);
  if (owner === 'c1') return true;
  return confirm({
    message: `Send the credential to ${host}?`,
    detail: `${host} is not a host of ConductorOne (*.conductor.one, *.c1eu.ai). Whoever runs it receives what you sign in with.`,
    action: `Send It to ${host}`,
  });
}

async function verifyAndEnter(services: Services, given: GivenCredential): Promise<void> {
  const { manager } = services;
  const { credential } = given;
  const { host } = credentialHost(credential);
  const verification = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: `ConductorOne: signing in to ${host}`,
      cancellable: true,
    },
    (_, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      return manager.verify(credential, abort.signal);
    },
  );
  if (verification.kind === 'unknown') {
    const isKept = await confirm({
      message: `This key may not even say who it is. Keep it?`,
      detail: `${host} accepts the key, but its scope does not allow asking who it belongs to (${verification.error.message}). It may allow other things.`,
      action: 'Keep the Key',
    });
    if (!isKept) {
      verification.connection.dispose();
      return;
    }
  }
  if (given.isToBeStored) await manager.adopt(credential, verification);
  else await manager.useOnce(credential, verification);
  await vscode.commands.executeCommand('conductorone.access.focus');
}
