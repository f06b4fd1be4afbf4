import assert from 'node:assert/strict';
import type { JsonObject } from '../../../../src/shared/json';
import { findOutcome } from '../../../../src/core/change/journal/findOutcome';
import { planEntitlementUpdate } from '../../../../src/core/change/plan/planEntitlementUpdate';
import { readToday } from '../../../../src/core/change/undo/readToday';
import type { ChangePlan, FieldState } from '../../../../src/core/change/change';
import { useChangeBench } from '../../../support/changeBench';
import { connectWithToken } from '../../../support/connect';
import { entitlement } from '../../../support/emulator/wireObjects';
import { aJournalEntry } from '../../../support/journalBench';
import { useLocalServer } from '../../../support/localServer';
import { admins } from '../../../support/officeTenant';

const described = { description: 'Mine' };

describe('a tenant that hides fields from a role', () => {
  const benches = useChangeBench();
  const server = useLocalServer();
  let role: 'viewer' | 'owner';

  /** It answers every request about the entitlement with the same. */
  function show(fields: JsonObject): void {
    const appEntitlement = { ...entitlement('github', 'admins'), ...fields };
    server.current.answer = ({ path }) =>
      path.endsWith('/introspect')
        ? { json: { userId: 'me', roles: [`role/c1.api.tenant.v1.Tenant:${role}`] } }
        : { json: { appEntitlementView: { appEntitlement }, expanded: [] } };
  }

  beforeEach(() => {
    role = 'viewer';
    show({});
  });

  const session = () => benches.current.newSession(connectWithToken(server.current.host));

  const plan = (seesAllFields: boolean): ChangePlan =>
    planEntitlementUpdate(
      { entitlement: admins, subject: 'Admins', base: {}, edits: described, seesAllFields },
      session(),
    );

  const entry = (before: FieldState, wanted: FieldState) =>
    aJournalEntry({
      change: { kind: 'updateEntitlement', entitlement: admins, edits: wanted },
      before,
      wanted,
      after: undefined,
      outcome: 'unknown',
    });

  it('tells nothing with an answer whose field is blank', async () => {
    for (const seesAllFields of [false, true]) {
      const made = plan(seesAllFields);
      benches.current.store.replace(made.session);
      const outcome = await benches.current.apply(made);
      assert.ok(outcome.kind === 'applied');
      assert.equal('description' in outcome.after, seesAllFields);
    }
  });

  it('tells nothing of what became of a change with a blank field', async () => {
    const cleared = entry({ description: 'Before' }, { description: null });
    const find = () =>
      findOutcome(cleared, [cleared], {
        api: session().connection.api,
        now: new Date('2027-01-01T00:00:00Z'),
        signal: undefined,
      });
    assert.equal((await find()).kind, 'untold');
    role = 'owner';
    assert.equal((await find()).kind, 'settled');
  });

  it('tells of today what is not blank, and no policy, of which parts may be hidden', async () => {
    show({ alias: 'shown', provisionerPolicy: { connector: {} } });
    const edits = { alias: null, description: null, provisionerPolicy: null };
    const today = () => readToday(entry({}, edits), session(), benches.current.effects);
    assert.deepEqual(await today(), { alias: 'shown' });
    role = 'owner';
    assert.deepEqual(Object.keys(await today()).sort(), [
      'alias',
      'description',
      'overrideAccessRequestsDefaults',
      'provisionerPolicy',
    ]);
  });
});
