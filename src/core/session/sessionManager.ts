import { credentialHost, type Credential } from '../auth/credential';
import { C1Error, SignInRequiredError, toError, type PermissionError } from '../errors';
import type { Disposable, KeyValueStore } from '../ports';
import { keepTenant, type TenantStores } from './keepTenant';
import type { Session, SignedInSession } from './session';
import type { SessionStore } from './sessionStore';
import type { TenantConnection } from './tenantConnection';
import type { TenantLock } from './tenantLock';
import {
  demoTenantKey,
  demoTenantProfile,
  newTenantProfile,
  type TenantKey,
  type TenantProfile,
} from './tenantProfile';
import { identityNameOf, verifyConnection, type Verification } from './verification';

/** Where this window remembers its tenant. */
const activeTenantSlot = 'activeTenant';

/** The tenant that the extension itself can start. */
export interface DemoTenant {
  /** Starts it unless it runs, and gives the credential of its admin. */
  start(): Promise<Credential>;
}

export interface SessionManagerParts extends TenantStores {
  readonly store: SessionStore;
  readonly lock: TenantLock;
  /** Of this window alone. */
  readonly windowState: KeyValueStore;
  readonly demo: DemoTenant;
  readonly connect: (
    credential: Credential,
    onSignInRequired: (error: SignInRequiredError) => void,
  ) => TenantConnection;
}

/**
 * Signs in and out, switches tenants, and comes back after a reload. It ends the connection of a
 * session that another one replaces, and of a sign-in that came to nothing.
 */
export class SessionManager implements Disposable {
  /** Grows with each change of mind, so that a slow sign-in can't overtake a later one. */
  private generation = 0;
  /** The revision that this window itself is storing. */
  private adopting: string | undefined;
  /** The credential that is stored nowhere, while the session is about its tenant. */
  private oneTime: { readonly tenant: TenantProfile; readonly credential: Credential } | undefined;
  private readonly following: Disposable;

  constructor(private readonly parts: SessionManagerParts) {
    this.following = parts.registry.onDidChange((tenants) => this.followOtherWindows(tenants));
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
   * Asks the tenant about a credential. Nothing is stored. The connection of the answer belongs to
   * the caller until it is adopted or used.
   *
   * @throws {SignInRequiredError} when the tenant refuses it.
   * @throws {CancelledError} when the signal aborts.
   */
  async verify(credential: Credential, signal?: AbortSignal): Promise<Verification> {
    const connection = this.connect(credential);
    try {
      return await verifyConnection(connection, this.parts.logger, signal);
    } catch (error) {
      connection.dispose();
      throw error;
    }
  }

  /**
   * Stores a verified credential and works on its tenant from now on, unless the person turned to
   * another one meanwhile. Where that fails, nothing is stored and the session stays; one that was
   * still connecting fails, because its connecting was given up.
   */
  async adopt(credential: Credential, verification: Verification): Promise<void> {
    const { connection } = verification;
    const tenant = newTenantProfile(credential, identityNameOf(verification));
    const generation = ++this.generation;
    this.adopting = tenant.credentialRevision;
    // Before the window shows it: a tenant that is not on the list counts as signed out.
    try {
      await keepTenant(tenant, credential, this.parts);
    } catch (error) {
      connection.dispose();
      this.failGivenUp(generation, error);
      throw error;
    } finally {
      this.adopting = undefined;
    }
    if (generation !== this.generation) {
      connection.dispose();
      return;
    }
    this.show({ kind: 'signedIn', tenant, connection });
    await this.remember(tenant.key);
  }

  /** Works on a credential that is not stored: it ends with the window. */
  async useOnce(credential: Credential, verification: Verification): Promise<void> {
    const tenant = newTenantProfile(credential, identityNameOf(verification));
    this.generation++;
    this.oneTime = { tenant, credential };
    this.show({ kind: 'signedIn', tenant, connection: verification.connection });
    await this.remember(undefined);
  }

  /**
   * Works on a known tenant from now on. A failure to open it becomes the state of the session.
   *
   * @throws {UnreadableFileError} where the list of tenants cannot be read.
   */
  async switchTo(key: TenantKey): Promise<void> {
    const generation = ++this.generation;
    const tenant = await this.find(key).catch((error: unknown) => {
      this.failGivenUp(generation, error);
      throw error;
    });
    if (generation !== this.generation) return;
    if (tenant === undefined) this.show({ kind: 'signedOut' });
    else await this.open(tenant);
  }

  /** Tries the tenant of a failed session again, with the credential that it had. */
  async retry(): Promise<void> {
    const session = this.parts.store.current;
    if (!('tenant' in session)) return;
    if (this.isOneTime(session.tenant)) await this.open(session.tenant);
    else await this.switchTo(session.tenant.key);
  }

  /** Forgets the credential of a tenant, in all windows. */
  async signOut(key: TenantKey): Promise<void> {
    const session = this.parts.store.current;
    if ('tenant' in session && session.tenant.key === key) {
      this.generation++;
      this.show({ kind: 'signedOut' });
      await this.remember(undefined);
    }
    if (key === demoTenantKey) return;
    this.parts.lock.lock(key);
    await this.parts.credentials.delete(key);
    await this.parts.registry.remove(key);
  }

  /** The tenant lets the credential see nothing at all. */
  deny(error: PermissionError): void {
    const session = this.parts.store.current;
    if (session.kind === 'signedIn') this.show({ kind: 'noAccess', tenant: session.tenant, error });
  }

  /** The window closes. */
  dispose(): void {
    this.generation++;
    this.following.dispose();
    const session = this.parts.store.current;
    if (session.kind === 'signedIn') session.connection.dispose();
  }

  private async find(key: TenantKey): Promise<TenantProfile | undefined> {
    return key === demoTenantKey ? demoTenantProfile : this.parts.registry.find(key);
  }

  /** Nobody waits for a connecting session any longer once something else was begun that failed. */
  private failGivenUp(generation: number, cause: unknown): void {
    const session = this.parts.store.current;
    if (generation !== this.generation || session.kind !== 'connecting') return;
    const error = new C1Error(
      'Connecting was given up for a sign-in or a switch that then failed. Try again.',
      { cause },
    );
    this.show({ kind: 'failed', tenant: session.tenant, error });
  }

  private async open(tenant: TenantProfile): Promise<void> {
    const generation = ++this.generation;
    this.show({ kind: 'connecting', tenant });
    const session = await this.enter(tenant).catch((thrown: unknown): Session => ({
      kind: 'failed',
      tenant,
      error: toError(thrown),
    }));
    if (generation !== this.generation) {
      if (session.kind === 'signedIn') session.connection.dispose();
      return;
    }
    this.show(session);
    if (session.kind === 'signedIn' && !this.isOneTime(tenant)) await this.remember(tenant.key);
  }

  /**
   * Tenants other than the demo tenant are not asked: whether one still accepts the credential
   * shows with the first call.
   */
  private async enter(tenant: TenantProfile): Promise<SignedInSession> {
    if (tenant.key !== demoTenantKey) {
      const connection = this.connect(await this.credential(tenant));
      return { kind: 'signedIn', tenant, connection };
    }
    const credential = await this.parts.demo.start();
    const verification = await this.verify(credential);
    const { host } = credentialHost(credential);
    const identityName = identityNameOf(verification);
    return {
      kind: 'signedIn',
      tenant: { ...tenant, host, identityName },
      connection: verification.connection,
    };
  }

  /** @throws {SignInRequiredError} where the keychain does not have it (any more). */
  private async credential(tenant: TenantProfile): Promise<Credential> {
    if (this.oneTime?.tenant === tenant) return this.oneTime.credential;
    const credential = await this.parts.credentials.load(tenant.key);
    if (credential !== undefined) return credential;
    throw new SignInRequiredError(
      'The keychain of this machine no longer has the credential of this tenant. Sign in to it again.',
    );
  }

  private connect(credential: Credential): TenantConnection {
    const connection: TenantConnection = this.parts.connect(credential, (error) => {
      const session = this.parts.store.current;
      if (session.kind !== 'signedIn' || session.connection !== connection) return;
      this.generation++;
      this.show({ kind: 'failed', tenant: session.tenant, error });
    });
    return connection;
  }

  /** Another window signed out of our tenant, or gave it another credential. */
  private followOtherWindows(tenants: readonly TenantProfile[]): void {
    const session = this.parts.store.current;
    if (!('tenant' in session)) return;
    const { key, host, credentialRevision } = session.tenant;
    if (key === demoTenantKey || this.isOneTime(session.tenant)) return;
    const known = tenants.find((tenant) => tenant.key === key);
    if (known?.credentialRevision === credentialRevision) return;
    if (known !== undefined && known.credentialRevision === this.adopting) return;
    this.parts.logger.info(`Another window changed the credential of ${host}.`);
    if (known === undefined) {
      this.generation++;
      this.show({ kind: 'signedOut' });
      return;
    }
    this.open(known).catch((error: unknown) => {
      this.parts.logger.error(`${host} could not be opened: ${toError(error).message}`);
    });
  }

  private isOneTime(tenant: TenantProfile): boolean {
    return tenant === this.oneTime?.tenant;
  }

  /**
   * An unlock, a connection, and a credential that is not stored end with what they were given for.
   */
  private show(session: Session): void {
    const former = this.parts.store.current;
    if (!('tenant' in session && this.isOneTime(session.tenant))) this.oneTime = undefined;
    if (session.kind === 'signedIn') this.parts.lock.bind(session.tenant);
    this.parts.store.replace(session);
    // After those who listen have let go of it.
    if (former.kind === 'signedIn') former.connection.dispose();
  }

  /** What the window remembers matters after a reload only, so a failure does not end a session. */
  private async remember(key: TenantKey | undefined): Promise<void> {
    try {
      await this.parts.windowState.update(activeTenantSlot, key);
    } catch (error) {
      this.parts.logger.warn(`The window does not remember its tenant: ${toError(error).message}`);
    }
  }
}
