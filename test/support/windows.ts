import assert from 'node:assert/strict';
import { credentialHost } from '../../src/core/auth/credential';
import { CredentialStore } from '../../src/core/auth/credentialStore';
import type { Session } from '../../src/core/session/session';
import { SessionManager } from '../../src/core/session/sessionManager';
import { SessionStore } from '../../src/core/session/sessionStore';
import { connectTenant, type TenantConnection } from '../../src/core/session/tenantConnection';
import { TenantLock } from '../../src/core/session/tenantLock';
import type { TenantProfile } from '../../src/core/session/tenantProfile';
import { TenantRegistry } from '../../src/core/session/tenantRegistry';
import { systemClock } from '../../src/core/util/systemClock';
import { deferred } from './deferred';
import { ManualClock } from './manualClock';
import { MemorySecrets, MemoryState } from './memorySecrets';
import { useTemporaryFolder } from './temporaryFolder';
import { useEmulator, type EmulatedTenant } from './withEmulator';

/** A keychain that can be slow. */
export class SlowSecrets extends MemorySecrets {
  private gate: (() => Promise<void>) | undefined;

  /** Keeps the next call waiting until it is let go; `reached` settles when it came. */
  hold(): { readonly reached: Promise<void>; readonly letGo: () => void } {
    const reached = deferred();
    const gate = deferred();
    this.gate = () => {
      this.gate = undefined;
      reached.resolve();
      return gate.promise;
    };
    return { reached: reached.promise, letGo: gate.resolve };
  }

  override async get(key: string): Promise<string | undefined> {
    await this.gate?.();
    return super.get(key);
  }

  override async store(key: string, value: string): Promise<void> {
    await this.gate?.();
    return super.store(key, value);
  }
}

interface Machine {
  readonly office: EmulatedTenant;
  readonly secrets: SlowSecrets;
  readonly registryPath: string;
}

/** One window of VS Code, as far as its session goes. */
export class Window {
  readonly store = new SessionStore();
  /** Its time stands still. */
  readonly lock = new TenantLock(new ManualClock());
  /** The kinds of session that it went through. */
  readonly history: Session['kind'][] = [];
  /** Starting the demo tenant waits for it. */
  demoIsReady: Promise<void> = Promise.resolve();
  /** The connection that was made last, also where it came to nothing. */
  lastConnection: TenantConnection | undefined;
  readonly registry: TenantRegistry;
  readonly manager: SessionManager;

  constructor(
    { office, secrets, registryPath }: Machine,
    /** What survives a reload. */
    readonly state: MemoryState,
  ) {
    const { clock, logger } = office;
    this.store.onDidChange(({ kind }) => this.history.push(kind));
    this.registry = new TenantRegistry(registryPath, logger, systemClock);
    this.manager = new SessionManager({
      store: this.store,
      lock: this.lock,
      registry: this.registry,
      credentials: new CredentialStore(secrets),
      windowState: state,
      demo: { start: () => this.demoIsReady.then(() => office.credential()) },
      logger,
      connect: (credential, onSignInRequired) => {
        this.lastConnection = connectTenant(credential, {
          clock,
          logger,
          userAgent: 'tests/1',
          random: () => 0,
          onSignInRequired,
        });
        return this.lastConnection;
      },
    });
  }

  get session(): Session {
    return this.store.current;
  }

  /** The connection of the session, which has to be signed in. */
  get connection(): TenantConnection {
    assert.ok(this.session.kind === 'signedIn');
    return this.session.connection;
  }

  /** Why the session failed. */
  get failure(): Error {
    assert.ok(this.session.kind === 'failed');
    return this.session.error;
  }

  get tenant(): TenantProfile | undefined {
    return 'tenant' in this.session ? this.session.tenant : undefined;
  }

  /** Signs in to a tenant as a person does: verified first, then stored. */
  async signIn(tenant: EmulatedTenant, role?: 'admin' | 'viewer'): Promise<void> {
    const credential = tenant.credential(role);
    await this.manager.adopt(credential, await this.manager.verify(credential));
  }

  /** Settles once the session is of that kind. */
  until(kind: Session['kind']): Promise<void> {
    if (this.session.kind === kind) return Promise.resolve();
    return new Promise((resolve) => {
      this.store.onDidChange((session) => {
        if (session.kind === kind) resolve();
      });
    });
  }
}

/** A machine with two tenants in reach, on which a test opens windows. */
export interface Windows extends Machine {
  /** Another tenant, to switch to. */
  readonly other: EmulatedTenant;
  open(): Window;
  reload(window: Window): Window;
}

export function useWindows(): Windows {
  const office = useEmulator();
  const other = useEmulator();
  const folder = useTemporaryFolder();
  const opened: Window[] = [];
  let secrets = new SlowSecrets();
  beforeEach(() => {
    secrets = new SlowSecrets();
  });
  afterEach(() => {
    for (const window of opened.splice(0)) {
      window.registry.dispose();
      window.lock.dispose();
    }
  });
  const openWith = (state: MemoryState) => {
    const window = new Window(windows, state);
    opened.push(window);
    return window;
  };
  const windows: Windows = {
    get office() {
      return office.current;
    },
    get other() {
      return other.current;
    },
    get secrets() {
      return secrets;
    },
    get registryPath() {
      return folder.path('tenants.json');
    },
    open: () => openWith(new MemoryState()),
    reload: ({ state }) => openWith(state),
  };
  return windows;
}

/** What the tenant is known by on the machine. */
export const keyOf = (tenant: EmulatedTenant): string => credentialHost(tenant.credential()).host;
