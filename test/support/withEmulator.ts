import assert from 'node:assert/strict';
import { clientCredential, type Credential } from '../../src/core/auth/credential';
import { connectTenant, type TenantConnection } from '../../src/core/session/tenantConnection';
import type { FaultRule } from '../../src/emulator/faults';
import type { RequestLogEntry } from '../../src/emulator/requestLog';
import { startEmulator, type Emulator, type EmulatorOptions } from '../../src/emulator/server';
import type { TenantData } from '../../src/emulator/store/tenantData';
import { deferred, type Deferred } from './deferred';
import type { EmulatorCredential } from '../../src/emulator/auth/credentials';
import { ManualClock } from './manualClock';
import { officeTenant } from './officeTenant';
import { RecordingLogger } from './recordingLogger';

type Role = EmulatorCredential['role'];

/** How far what reads of the tenant show is from what was written. */
export type Consistency = Pick<EmulatorOptions, 'hidesFutureDelegations' | 'ownersLagMs'>;

/** An emulator with a clock that it shares with its clients. Waits of clients take no time. */
export class EmulatedTenant {
  readonly clock = new ManualClock(undefined, { skipSleeps: true });
  readonly logger = new RecordingLogger();
  private readonly gates: Deferred<void>[] = [];
  private running: Emulator | undefined;

  get emulator(): Emulator {
    assert.ok(this.running, 'The emulator does not run.');
    return this.running;
  }

  async start(data: TenantData, consistency: Consistency = {}): Promise<void> {
    this.running = await startEmulator({
      ...consistency,
      scenario: { kind: 'custom', data },
      now: () => this.clock.now(),
    });
  }

  async stop(): Promise<void> {
    for (const gate of this.gates) gate.resolve();
    await this.running?.close();
  }

  credential(role: Role = 'admin'): Credential {
    const found = this.emulator.credentials.find((credential) => credential.role === role);
    assert.ok(found);
    return clientCredential(found.clientId, found.clientSecret);
  }

  connect(role?: Role): TenantConnection {
    return connectTenant(this.credential(role), {
      clock: this.clock,
      logger: this.logger,
      userAgent: 'tests/1',
      random: () => 0,
      apiTimeoutMs: 5000,
      tokenTimeoutMs: 5000,
    });
  }

  /** Lets the next requests to an endpoint go wrong, one unless the rule says otherwise. */
  fail(
    pathTemplate: string,
    fault: FaultRule['fault'],
    times: FaultRule['times'] = 1,
  ): { remove(): void } {
    return this.emulator.faults.add({ match: { pathTemplate }, times, fault });
  }

  /**
   * Keeps the next requests to an endpoint waiting until the test lets them go on. `arrived` settles
   * with the last of them.
   */
  hold(
    pathTemplate: string,
    count = 1,
  ): { readonly arrived: Promise<void>; readonly letGo: () => void } {
    const arrived = deferred();
    const gate = deferred();
    this.gates.push(gate);
    let arrivedCount = 0;
    const act = () => {
      arrivedCount++;
      if (arrivedCount === count) arrived.resolve();
      return gate.promise;
    };
    this.fail(pathTemplate, { kind: 'meanwhile', act }, count);
    return { arrived: arrived.promise, letGo: gate.resolve };
  }

  /** The requests that arrived for an endpoint. */
  requestsTo(pathTemplate: string): readonly RequestLogEntry[] {
    return this.emulator.requests.filter((request) => request.pathTemplate === pathTemplate);
  }

  /** The paths of all API requests, in their order. */
  get apiPaths(): readonly string[] {
    return this.emulator.requests
      .map(({ method, path }) => `${method} ${path}`)
      .filter((line) => line.includes('/api/'));
  }
}

/** Gives each test of the suite an emulator of its own on a free port. */
export function useEmulator(
  data: () => TenantData = () => officeTenant(),
  consistency?: Consistency,
): { readonly current: EmulatedTenant } {
  let current = new EmulatedTenant();
  beforeEach(async () => {
    current = new EmulatedTenant();
    await current.start(data(), consistency);
  });
  afterEach(() => current.stop());
  return {
    get current() {
      return current;
    },
  };
}
