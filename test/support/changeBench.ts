import assert from 'node:assert/strict';
import { AccessCatalog } from '../../src/core/catalog/accessCatalog';
import type { Change, ChangeOutcome, ChangePlan } from '../../src/core/change/change';
import { FileChangeJournal, type ChangeJournal } from '../../src/core/change/changeJournal';
import { ChangeService } from '../../src/core/change/changeService';
import { readCurrentGrants } from '../../src/core/change/currentGrants';
import { planGrantChange } from '../../src/core/change/planGrantChange';
import type { Grant } from '../../src/core/model/grant';
import { grantKey, type GrantRef } from '../../src/core/model/ids';
import type { SignedInSession } from '../../src/core/session/session';
import { SessionStore } from '../../src/core/session/sessionStore';
import type { TenantConnection } from '../../src/core/session/tenantConnection';
import { TenantLock } from '../../src/core/session/tenantLock';
import { anApp, anEntitlement, aTenant } from './builders';
import { ManualClock } from './manualClock';
import type { EmulatedTenant } from './withEmulator';

/** A window that is signed in to an emulated tenant and has unlocked it. */
export class ChangeBench {
  readonly store = new SessionStore();
  /** The time that the lock goes by. */
  readonly lockClock = new ManualClock();
  readonly lock = new TenantLock(this.lockClock);
  readonly catalog: AccessCatalog;
  readonly session: SignedInSession;

  constructor(
    private readonly office: EmulatedTenant,
    private readonly journalPath: string,
  ) {
    this.session = this.newSession(office.connect());
    this.store.replace(this.session);
    const { api } = this.session.connection;
    this.catalog = new AccessCatalog({ api, clock: office.clock, freshnessMs: () => 300_000 });
    this.lock.unlock(this.session.tenant.key);
  }

  newSession(connection: TenantConnection): SignedInSession {
    return { kind: 'signedIn', tenant: aTenant({ identityName: 'Ana Lima' }), connection };
  }

  service(journal?: ChangeJournal): ChangeService {
    return new ChangeService({
      store: this.store,
      lock: this.lock,
      journal: journal ?? new FileChangeJournal(this.journalPath, this.office.clock),
      logger: this.office.logger,
      catalog: () => this.catalog,
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
  async plan(change: Change): Promise<ChangePlan> {
    const grant = await this.grant(change.grant);
    assert.ok(grant);
    const planned = planGrantChange(
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

  dispose(): void {
    this.lock.dispose();
    this.catalog.dispose();
  }
}
