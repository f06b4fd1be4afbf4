import assert from 'node:assert/strict';
import type { Session } from '../../../src/core/session/session';
import { TenantLock } from '../../../src/core/session/tenantLock';
import { demoTenantProfile, type TenantProfile } from '../../../src/core/session/tenantProfile';
import { formatTimeOfDay } from '../../../src/shared/text/localTime';
import { tenantStatus } from '../../../src/extension/tenantStatus';
import { aTenant } from '../../support/builders';
import { connectWithToken } from '../../support/connect';
import { ManualClock } from '../../support/manualClock';

const minuteMs = 60_000;

describe('the tenant in the status bar', () => {
  let clock: ManualClock;
  let lock: TenantLock;

  beforeEach(() => {
    clock = new ManualClock();
    lock = new TenantLock(clock);
  });
  afterEach(() => lock.dispose());

  const statusOf = (session: Session, productionTenants: readonly string[] = []) =>
    tenantStatus(session, { lock, now: clock.now(), productionTenants });
  const signedIn = (tenant: TenantProfile): Session => ({
    kind: 'signedIn',
    tenant,
    connection: connectWithToken('127.0.0.1:1'),
  });
  const acme = signedIn(aTenant());
  const where = 'ConductorOne: acme (acme.conductor.one';

  it('is named as such where there is none', () =>
    assert.deepEqual(statusOf({ kind: 'signedOut' }), {
      text: '$(key) ConductorOne',
      tooltip: 'ConductorOne: not signed in',
      emphasis: 'none',
    }));

  it('is locked, and has no time left', () =>
    assert.deepEqual(statusOf(acme, ['acme']), {
      text: '$(lock) acme · Ana Lima',
      tooltip: `${where}, production) · Ana Lima, locked: nothing can be changed`,
      emphasis: 'none',
    }));

  it('is unlocked, for how long, as a warning', () => {
    lock.unlock('acme.conductor.one');
    const until = lock.unlockedUntil('acme.conductor.one');
    assert.ok(until);
    const { tooltip, ...shown } = statusOf(acme, ['other']);
    assert.deepEqual(shown, {
      text: '$(unlock) acme · Ana Lima · unlocked, 15 min left',
      emphasis: 'warning',
    });
    const time = formatTimeOfDay(until);
    assert.equal(tooltip, `${where}) · Ana Lima, unlocked until ${time}: changes are possible`);
    clock.advance(14.5 * minuteMs);
    assert.match(statusOf(acme).text, /· unlocked, 30 s left$/);
    assert.equal(statusOf(acme).tooltip, tooltip, 'A hover that is open would flicker.');
  });

  it('is unlocked production, as an error, and not by its colour alone', () => {
    lock.unlock('acme.conductor.one');
    const { emphasis, tooltip } = statusOf(acme, ['acme']);
    assert.equal(emphasis, 'error');
    assert.match(tooltip, /\(acme\.conductor\.one, production\)/);
  });

  it('is the demo tenant: no end, no warning', () => {
    const { text, emphasis } = statusOf(signedIn(demoTenantProfile), ['*']);
    assert.deepEqual([text, emphasis], ['$(unlock) Demo Tenant', 'none']);
  });

  it('shows no icon out of a name', () => {
    const { text } = statusOf(signedIn(aTenant({ identityName: '$(unlock)' })));
    assert.equal(text, '$(lock) acme · $\u200b(unlock)');
  });

  it('says why a session failed', () => {
    const error = new Error('The tenant is down.');
    const { text, tooltip } = statusOf({ kind: 'failed', tenant: aTenant(), error });
    assert.equal(text, '$(error) acme');
    assert.equal(tooltip, 'ConductorOne: acme: The tenant is down.');
  });
});
