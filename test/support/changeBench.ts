import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { AccessCatalog } from '../../src/core/catalog/accessCatalog';
import type { ChangeOutcome, ChangePlan, ExpirationChange } from '../../src/core/change/change';
import { FileChangeJournal, type ChangeJournal } from '../../src/core/change/journal/changeJournal';
import { ChangeService } from '../../src/core/change/changeService';
import { expirationState } from '../../src/core/change/families/expirations';
import { readCurrentGrants } from '../../src/core/change/families/currentGrants';
import { TenantEffects } from '../../src/core/change/tenantEffects';
import { planExpiration } from '../../src/core/change/plan/planExpiration';
import type { Grant } from '../../src/core/model/grant';
import { grantKey, type GrantRef } from '../../src/core/model/ids';
import type { SignedInSession } from '../../src/core/session/session';
import { SessionStore } from '../../src/core/session/sessionStore';
import type { TenantConnection } from '../../src/core/session/tenantConnection';
import { TenantLock } from '../../src/core/session/tenantLock';
import type { TenantData } from '../../src/emulator/store/tenantData';
import { anApp, anEntitlement, aTenant } from './builders';
import { ManualClock } from './manualClock';
import { useTemporaryFolder } from './temporaryFolder';
import { useEmulator, type Consistency, type EmulatedTenant } from './withEmulator';

const grantPath = '/api/v1/apps/{app_id}/entitlements/{app_entitlement_id}/users/{app_user_id}';
export const removing = `${grantPath}/remove-grant-duration`;
export const setting = `${grantPath}/update-grant-duration`;
export const searchGrants = '/api/v1/search/grants';

/** A window that is signed in to an emulated tenant and has unlocked it. */
export class ChangeBench {
  readonly store = new SessionStore();
  /** The time that the lock and the lists go by: it moves when the test says so. */
  readonly lockClock = new ManualClock();
  readonly lock = new TenantLock(this.lockClock);
  readonly catalog: AccessCatalog;
  readonly effects: TenantEffects;
  readonly session: SignedInSession;

  constructor(
    readonly office: EmulatedTenant,
    readonly journalPath: string,
  ) {
    this.session = this.newSession(office.connect());
    this.store.replace(this.session);
    const { api } = this.session.connection;
    this.catalog = new AccessCatalog({
      api,
      clock: this.lockClock,
      logger: office.logger,
      freshnessMs: () => 300_000,
    });
    this.effects = new TenantEffects(this.catalog, this.lockClock);
    this.lock.unlock(this.session.tenant.key);
  }

  newSession(connection: TenantConnection): SignedInSession {
    return { kind: 'signedIn', tenant: aTenant({ identityName: 'Ana Lima' }), connection };
  }

  service(journal?: ChangeJournal): ChangeService {
    return new ChangeService({
      clock: this.office.clock,
      store: this.store,
      lock: this.lock,
      journal: journal ?? new FileChangeJournal(this.journalPath, this.office.clock),
      logger: this.office.logger,
      effects: () => this.effects,
    });
  }

  /** The grant as the tenant has it. */
  async grant(ref: GrantRef): Promise<Grant | undefined> {
    const found = await readCurrentGrants(this.session.connection.api, [ref]);
    return found.get(grantKey(ref));
  }

  async expiresAt(ref: GrantRef): Promise<Date | undefined> {
    return (await this.grant(ref))?.expiresAt;
  }

  /** What the person sees now becomes the base of the plan. */
  async plan(change: ExpirationChange): Promise<ChangePlan> {
    const grant = await this.grant(change.grant);
    assert.ok(grant);
    const planned = planExpiration(
      change,
      { grant, entitlement: grant.entitlement ?? anEntitlement(), app: anApp() },
      this.session,
      this.office.clock.now(),
    );
    assert.ok(planned.kind === 'ready');
    return planned.plan;
  }

  async apply(plan: ChangePlan): Promise<ChangeOutcome> {
    const [outcome] = await this.service().applyAll([plan]);
    assert.ok(outcome);
    return outcome;
  }

  /** How many writes arrived at the tenant. */
  get writeCount(): number {
    return this.office.requestsTo(removing).length + this.office.requestsTo(setting).length;
  }

  /** Somebody else sets the end of a grant, just before the next request to an endpoint is read. */
  meanwhileSet(grant: GrantRef, expiresAt: Date, pathTemplate = searchGrants): void {
    const act = async () => {
      const { writes } = this.office.connect();
      const plan = await this.plan({ kind: 'setExpiration', grant, expiresAt });
      await writes.write(plan.request, (json) => json);
    };
    this.office.fail(pathTemplate, { kind: 'meanwhile', act });
  }

  /** The entries of the journal, in their order. */
  async readJournal(): Promise<readonly unknown[]> {
    const lines = (await readFile(this.journalPath, 'utf8')).trimEnd().split('\n');
    return lines.map((line): unknown => JSON.parse(line));
  }

  dispose(): void {
    this.lock.dispose();
    this.catalog.dispose();
  }
}

/** Asserts that a change was made, and what the grant is now. */
export function assertApplied(outcome: ChangeOutcome, expiresAt: Date | undefined): void {
  assert.ok(outcome.kind === 'applied', outcome.kind);
  assert.deepEqual(outcome.after, expirationState(expiresAt));
}

/** Asserts how a change ended and why; gives the error. */
export function assertEnded(
  outcome: ChangeOutcome,
  kind: 'failed' | 'revoked' | 'unknown',
  errorClass: new (...args: never) => Error,
): Error {
  assert.equal(outcome.kind, kind);
  assert.ok('error' in outcome && outcome.error instanceof errorClass);
  return outcome.error;
}

/** Gives each test of the suite such a window of its own. */
export function useChangeBench(
  data?: () => TenantData,
  consistency?: Consistency,
): { readonly current: ChangeBench } {
  const office = useEmulator(data, consistency);
  const folder = useTemporaryFolder();
  let current: ChangeBench | undefined;
  beforeEach(() => {
    current = new ChangeBench(office.current, folder.path('changes.jsonl'));
  });
  afterEach(() => current?.dispose());
  return {
    get current() {
      assert.ok(current);
      return current;
    },
  };
}
