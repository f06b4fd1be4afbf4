import { introspect } from '../api/introspection';
import { credentialHost, type Credential } from '../auth/credential';
import type { CredentialStore } from '../auth/credentialStore';
import { PermissionError, SignInRequiredError, toError } from '../errors';
import { userLabel } from '../model/user';
import type { KeyValueStore, Logger } from '../ports';
import type { Session } from './session';
import type { SessionStore } from './sessionStore';
import type { TenantConnection } from './tenantConnection';
import { demoTenantKey, type TenantKey, type TenantProfile } from './tenantProfile';
import type { TenantRegistry } from './tenantRegistry';

/** Where this window remembers its tenant. */
const activeTenantSlot = 'activeTenant';

/** What a tenant says about a credential that it accepts. */
export type Verification =
  | { readonly kind: 'known'; readonly connection: TenantConnection; readonly identityName: string }
  /** A key whose scope does not even allow asking who it is. */
  | {
      readonly kind: 'unknown';
      readonly connection: TenantConnection;
      readonly error: PermissionError;
    };

/** The tenant that the extension itself can start. */
export interface DemoTenant {
  /** Starts it unless it runs, and gives the credential of its admin. */
  start(): Promise<Credential>;
}

export interface SessionManagerParts {
  readonly store: SessionStore;
  readonly registry: TenantRegistry;
  readonly credentials: CredentialStore;
  /** Of this window alone. */
  readonly windowState: KeyValueStore;
  readonly demo: DemoTenant;
  readonly logger: Logger;
  readonly connect: (
    credential: Credential,
    onSignInRequired: (error: SignInRequiredError) => void,
  ) => TenantConnection;
}

/** Signs in and out, switches tenants, and comes back after a reload. */
export class SessionManager {
  /** Grows with each change of mind, so that a slow sign-in can't overtake a later one. */
  private generation = 0;
  /** The tenant that the latest switch went to. */
  private headingFor: TenantKey | undefined;

  constructor(private readonly parts: SessionManagerParts) {
    parts.registry.onDidChange((tenants) => this.followOtherWindows(tenants));
  }

  /** Goes on with the tenant of this window, or with the only one there is. */
  async resume(): Promise<void> {
    const key = this.parts.windowState.get(activeTenantSlot);
    if (typeof key === 'string') {
      await this.switchTo(key);
      return;
    }
    const [only, ...others] = await this.parts.registry.list();
    if (only !== undefined && others.length === 0) await this.switchTo(only.key);
  }

  /**
   * Asks the tenant about a credential. Nothing is stored.
   *
   * @throws {SignInRequiredError} when the tenant refuses it.
   */
  async verify(credential: Credential): Promise<Verification> {
    const { connect, logger } = this.parts;
    const connection = connect(credential, (error) => this.refused(connection, error));
    try {
      const { userId } = await introspect(connection.reads);
      const user = await connection.api.users.get(userId).catch((error: unknown) => {
        logger.info(`The tenant does not tell the name of ${userId}: ${toError(error).message}`);
        return undefined;
      });
      return {
        kind: 'known',
        connection,
        identityName: user === undefined ? userId : userLabel(user),
      };
    } catch (error) {
      if (error instanceof PermissionError) return { kind: 'unknown', connection, error };
      throw error;
    }
  }

  /**
   * Stores a verified credential and works on its tenant from now on, unless the person turned to
   * another one meanwhile.
   */
  async adopt(credential: Credential, verification: Verification): Promise<void> {
    const { credentials, registry } = this.parts;
    const { host } = credentialHost(credential);
    const known = await registry.find(host);
    const tenant: TenantProfile = {
      key: host,
      host,
      displayName: tenantDisplayName(host),
      credentialKind: credential.kind,
      identityName: verification.kind === 'known' ? verification.identityName : '',
      credentialRevision: (known?.credentialRevision ?? 0) + 1,
    };
    const generation = ++this.generation;
    await credentials.save(tenant.key, credential);
    // Before the window shows it: a tenant that is not on the list counts as signed out.
    await registry.save(tenant);
    if (generation !== this.generation) return;
    this.parts.store.replace({
      kind: 'signedIn',
      tenant,
      connection: verification.connection,
    });
    await this.remember(tenant.key);
  }

  /** Works on a credential that is not stored: it ends with the window. */
  async useOnce(credential: Credential, verification: Verification): Promise<void> {
    const { host } = credentialHost(credential);
    this.generation++;
    this.parts.store.replace({
      kind: 'signedIn',
      tenant: {
        key: host,
        host,
        displayName: tenantDisplayName(host),
        credentialKind: credential.kind,
        identityName: verification.kind === 'known' ? verification.identityName : '',
        credentialRevision: 0,
      },
      connection: verification.connection,
    });
    await this.remember(undefined);
  }

  /** Works on a known tenant from now on. A failure becomes the state of the session. */
  async switchTo(key: TenantKey): Promise<void> {
    const generation = ++this.generation;
    this.headingFor = key;
    const tenant = await this.profile(key);
    if (generation !== this.generation) return;
    if (tenant === undefined) {
      this.parts.store.replace({ kind: 'signedOut' });
      return;
    }
    this.parts.store.replace({ kind: 'connecting', tenantName: tenant.displayName });
    try {
      const credential = await this.credential(key);
      if (generation !== this.generation) return;
      if (key === demoTenantKey) await this.enterDemo(tenant, credential);
      else this.enter(tenant, credential);
      await this.remember(key);
    } catch (thrown) {
      if (generation !== this.generation) return;
      this.parts.store.replace({ kind: 'failed', tenant, error: toError(thrown) });
    }
  }

  /** Tries the tenant of a failed session again. */
  async retry(): Promise<void> {
    const session = this.parts.store.current;
    if ('tenant' in session) await this.switchTo(session.tenant.key);
  }

  /** Forgets the credential of a tenant, in all windows. */
  async signOut(key: TenantKey): Promise<void> {
    const session = this.parts.store.current;
    const ownKey = session.kind === 'connecting' ? this.headingFor : tenantKeyOf(session);
    if (ownKey === key) {
      this.generation++;
      this.parts.store.replace({ kind: 'signedOut' });
      await this.remember(undefined);
    }
    if (key === demoTenantKey) return;
    await this.parts.credentials.delete(key);
    await this.parts.registry.remove(key);
  }

  /** The tenant lets the credential see nothing at all. */
  deny(error: PermissionError): void {
    const session = this.parts.store.current;
    if (session.kind !== 'signedIn') return;
    this.parts.store.replace({ kind: 'noAccess', tenant: session.tenant, error });
  }

  private async profile(key: TenantKey): Promise<TenantProfile | undefined> {
    if (key !== demoTenantKey) return this.parts.registry.find(key);
    return {
      key,
      host: '',
      displayName: 'Demo Tenant',
      credentialKind: 'demo',
      identityName: '',
      credentialRevision: 0,
    };
  }

  /** @throws {SignInRequiredError} where the keychain does not have it (any more). */
  private async credential(key: TenantKey): Promise<Credential> {
    if (key === demoTenantKey) return this.parts.demo.start();
    const credential = await this.parts.credentials.load(key);
    if (credential !== undefined) return credential;
    throw new SignInRequiredError(
      'The keychain of this machine no longer has the credential of this tenant. Sign in to it again.',
    );
  }

  /** Shows the tenant at once; whether it still accepts the credential shows with the first call. */
  private enter(tenant: TenantProfile, credential: Credential): void {
    const connection: TenantConnection = this.parts.connect(credential, (error) =>
      this.refused(connection, error),
    );
    this.parts.store.replace({ kind: 'signedIn', tenant, connection });
  }

  private async enterDemo(tenant: TenantProfile, credential: Credential): Promise<void> {
    const generation = this.generation;
    const verification = await this.verify(credential);
    if (generation !== this.generation) return;
    const { host } = credentialHost(credential);
    const identityName = verification.kind === 'known' ? verification.identityName : '';
    this.parts.store.replace({
      kind: 'signedIn',
      tenant: { ...tenant, host, identityName },
      connection: verification.connection,
    });
  }

  private refused(connection: TenantConnection, error: SignInRequiredError): void {
    const session = this.parts.store.current;
    if (session.kind !== 'signedIn' || session.connection !== connection) return;
    this.generation++;
    this.parts.store.replace({ kind: 'failed', tenant: session.tenant, error });
  }

  /** Another window signed out of our tenant, or gave it another credential. */
  private followOtherWindows(tenants: readonly TenantProfile[]): void {
    const session = this.parts.store.current;
    if (!('tenant' in session) || session.tenant.credentialRevision === 0) return;
    const known = tenants.find((tenant) => tenant.key === session.tenant.key);
    if (known?.credentialRevision === session.tenant.credentialRevision) return;
    this.parts.logger.info(`Another window changed the credential of ${session.tenant.host}.`);
    this.generation++;
    if (known === undefined) this.parts.store.replace({ kind: 'signedOut' });
    else void this.switchTo(known.key);
  }

  private async remember(key: TenantKey | undefined): Promise<void> {
    await this.parts.windowState.update(activeTenantSlot, key);
  }
}

const tenantKeyOf = (session: Session) => ('tenant' in session ? session.tenant.key : undefined);

/** The tenant's name in its host: `acme` of `acme.conductor.one`; any other host is its own name. */
function tenantDisplayName(host: string): string {
  return /^([^.]+)\.(conductor\.one|c1eu\.ai)$/.exec(host)?.[1] ?? host;
}
