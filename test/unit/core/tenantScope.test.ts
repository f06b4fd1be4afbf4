import assert from 'node:assert/strict';
import { noFilters, withAppText } from '../../../src/core/catalog/filters';
import { asUserId } from '../../../src/core/model/ids';
import type { Clock } from '../../../src/core/ports';
import { TenantScope } from '../../../src/core/tenantScope';
import { aTenant, noMemory } from '../../support/builders';
import { idOf } from '../../support/emulator/wireObjects';
import { ManualClock } from '../../support/manualClock';
import { admins, held } from '../../support/officeTenant';
import { renderTree, rowFacts } from '../../support/renderTree';
import { useEmulator } from '../../support/withEmulator';

const explain = '/api/v1/apps/{app_id}/entitlements/{app_entitlement_id}/grants';
const riskLevels = '/api/v1/attributes/risk_levels';

describe('what lives as long as a session', () => {
  const office = useEmulator();
  const open = (clock: Clock = office.current.clock) => {
    const { logger } = office.current;
    const connection = office.current.connect();
    return new TenantScope(
      { kind: 'signedIn', tenant: aTenant(), connection },
      {
        clock,
        logger,
        memory: noMemory,
        freshnessMs: () => 300_000,
        showResourceTypes: () => true,
      },
    );
  };

  it('draws its tree again when it is narrowed', async () => {
    const scope = open();
    const facts = rowFacts({ now: office.current.clock.now() });
    await renderTree(scope.tree, facts);
    let redrawCount = 0;
    scope.tree.onDidChange(() => redrawCount++);
    scope.setFilters(withAppText(noFilters, 'okt'));
    assert.equal(redrawCount, 1);
    assert.equal(await renderTree(scope.tree, facts), '+ [organization] Okta | 1 account');
    scope.dispose();
  });

  it('reads the people behind a delegation of ours again once lists had their time', async () => {
    const clock = new ManualClock();
    const scope = open(clock);
    const people = scope.catalog.people('withDelegate');
    /** Whether somebody who looks at the people now has them read again. */
    const isReadAgain = async () => {
      await people.ensure();
      const { isLoading } = people;
      if (isLoading) await people.reload();
      return isLoading;
    };
    await people.ensure();
    const change = { kind: 'removeDelegation', userId: asUserId(idOf('ana')) } as const;
    scope.effects.noteWritten(change, { delegateId: idOf('ben') }, { delegateId: '' });
    clock.advance(60_000);
    assert.ok(await isReadAgain());
    assert.equal(await isReadAgain(), false);
    clock.advance(2 * 60_000);
    await Promise.resolve();
    assert.ok(await isReadAgain());
    scope.dispose();
  });

  it('looks for reasons anew after a change of the entitlement', async () => {
    const scope = open();
    const ana = held(admins, 'Ana');
    const find = () => scope.reasons.find(ana, () => undefined);
    await find();
    await find();
    assert.equal(office.current.requestsTo(explain).length, 1);
    scope.catalog.noteExpiration(ana, { before: undefined, after: undefined });
    await find();
    assert.equal(office.current.requestsTo(explain).length, 2);
    scope.dispose();
  });

  it('reads risk labels again that could not be read, with any refresh', async () => {
    office.current.fail(riskLevels, { kind: 'status', status: 403 });
    const scope = open();
    await scope.riskLabels.load();
    const loaded = new Promise<void>((resolve) => scope.riskLabels.onDidLoad(resolve));
    await scope.refresh({ kind: 'grants', entitlement: admins });
    await loaded;
    assert.equal(scope.riskLabels.labelOf(idOf('High')), 'High');
    scope.dispose();
  });

  it('stops with it, without a word in the log', async () => {
    const gate = office.current.hold(riskLevels);
    const scope = open();
    await gate.arrived;
    scope.dispose();
    gate.letGo();
    await new Promise(setImmediate);
    assert.doesNotMatch(office.current.logger.text, /warn/);
  });
});
