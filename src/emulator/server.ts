/** The emulator: a tenant behind a real HTTP server on this machine. */
import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import type { Delay } from './applyFaults';
import { AccessTokens } from './auth/accessTokens';
import { createCredentials, type EmulatorCredential } from './auth/credentials';
import { FaultRules, type FaultSwitchboard } from './faults';
import { PageTokens } from './paging';
import { createPipeline } from './pipeline';
import { RequestLog, type RequestLogEntry } from './requestLog';
import { allRoutes } from './routes/all';
import type { TenantChanges } from './store/changes';
import { openTenant, type Scenario } from './store/openTenant';
import { Overlay } from './store/overlay';

const host = '127.0.0.1';
const defaultTokenLifetimeSeconds = 3600;

/** Idle connections stay open for longer than a client keeps them for reuse. */
const keepAliveTimeoutMs = 120_000;

/** How to start an emulator. */
export interface EmulatorOptions {
  readonly scenario: Scenario;
  /** 0, the default, is any free port. */
  readonly port?: number;
  /** The clock of the service; the machine's own by default. */
  readonly now?: () => Date;
  /** How long an access token is good for; an hour by default. */
  readonly tokenLifetimeSeconds?: number;
  /** What was changed before, to start from. */
  readonly changes?: TenantChanges;
  /** Called after each write, and after a reset, with all changes since the seed. */
  readonly onChange?: (changes: TenantChanges) => void;
  /**
   * How long, in milliseconds, reads of an entitlement's owners show those of before a write; 0 by
   * default. The service takes 45 to 150 seconds (observed).
   */
  readonly ownersLagMs?: number;
  /**
   * Whether a user's delegate is blank until the delegation starts; no by default. Nobody says
   * which of the two the service does.
   */
  readonly hidesFutureDelegations?: boolean;
  /** Called for each answered request. */
  readonly log?: (entry: RequestLogEntry) => void;
  /** How faults wait; real time by default. */
  readonly delay?: Delay;
  /** Whether answers have a space after each comma and colon; no by default. */
  readonly hasSpacedJson?: boolean;
}

/** A running emulator. */
export interface Emulator {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /** One for each role, made for this run. */
  readonly credentials: readonly EmulatorCredential[];
  readonly faults: FaultSwitchboard;
  /** The latest requests, oldest first; at most 2,000. */
  readonly requests: readonly RequestLogEntry[];
  /** Forgets all changes: back to the seed. */
  reset(): void;
  /** Stops at once: open connections are cut. */
  close(): Promise<void>;
}

/** Starts an emulator. Rejects where the port is taken. Throws `UnknownChangesError`. */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const now = options.now ?? (() => new Date());
  const report = (): void => options.onChange?.(overlay.toChanges());
  const overlay: Overlay = new Overlay(options.changes, now, report, {
    ownersLagMs: options.ownersLagMs ?? 0,
    hidesFutureDelegations: options.hidesFutureDelegations ?? false,
  });
  const store = openTenant(options.scenario, overlay, now());
  const server = createServer({ keepAliveTimeout: keepAliveTimeoutMs });
  const port = await listen(server, options.port ?? 0);
  const closing = new AbortController();
  const credentials = createCredentials(`${host}:${port}`);
  const faults = new FaultRules();
  const requests = new RequestLog();
  const pipeline = createPipeline({
    port,
    now,
    store,
    credentials,
    faults,
    requests,
    routes: allRoutes,
    accessTokens: new AccessTokens(now),
    userIds: store.principals,
    lifetimeSeconds: options.tokenLifetimeSeconds ?? defaultTokenLifetimeSeconds,
    pageTokens: new PageTokens(randomBytes(32)),
    delay: options.delay ?? ((delayMs) => wait(delayMs, undefined, { signal: closing.signal })),
    log: options.log ?? (() => undefined),
    hasSpacedJson: options.hasSpacedJson ?? false,
  });
  const listener = getRequestListener(pipeline.fetch, { overrideGlobalObjects: false });
  server.on('request', (incoming, outgoing) => void listener(incoming, outgoing));
  return {
    url: `http://${host}:${port}`,
    credentials: credentials.map(({ role, clientId, clientSecret }) => ({
      role,
      clientId,
      clientSecret,
    })),
    faults,
    get requests() {
      return requests.entries();
    },
    reset: () => {
      overlay.clear();
    },
    close: () => {
      closing.abort();
      return closeServer(server);
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
