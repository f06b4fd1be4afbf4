import assert from 'node:assert/strict';
import * as v from 'valibot';
import type { Change } from '../../../../../src/core/change/change';
import { DelegationMemory } from '../../../../../src/core/delegation/delegationMemory';
import type { UserId } from '../../../../../src/core/model/ids';
import { DelegationMap } from '../../../../../src/core/panels/delegation/delegationMap';
import { Emitter } from '../../../../../src/core/util/emitter';
import {
  delegationMapProtocol,
  type DelegationMapView,
} from '../../../../../src/shared/messages/delegationMap';
import { aTenant } from '../../../../support/builders';
import { admins } from '../../../../support/officeTenant';
import { peopleTenant, personId } from '../../../../support/peopleTenant';
import { useTemporaryFolder } from '../../../../support/temporaryFolder';
import { useEmulator } from '../../../../support/withEmulator';

const searchUsers = '/api/v1/search/users';

describe('the picture of delegations', () => {
  const office = useEmulator(() => peopleTenant(200));
  const folder = useTemporaryFolder();
  let map: DelegationMap;
  let memory: DelegationMemory;
  let moved: Emitter<Change>;
  let opened: UserId[];

  const open = () => {
    moved = new Emitter();
    opened = [];
    map = new DelegationMap({
      clock: office.current.clock,
      tenant: aTenant(),
      users: office.current.connect().api.users,
      memory,
      afterOwnWrites: (user) => Promise.resolve(user),
      onDidMove: moved.event,
      open: (userId) => opened.push(userId),
      showPerson: (userId) => opened.push(userId),
      signal: new AbortController().signal,
    });
  };

  const settled = async (): Promise<DelegationMapView> => {
    for (;;) {
      const view = v.parse(delegationMapProtocol.view, map.view());
      if (!view.isLoading) return view;
      await changed();
    }
  };

  const changed = () =>
    new Promise<void>((resolve) => {
      const subscription = map.onDidChange(() => {
        subscription.dispose();
        resolve();
      });
    });

  beforeEach(() => {
    memory = new DelegationMemory(folder.path('delegations'), 'window', office.current.clock);
  });
  afterEach(() => map.dispose());

  it('has everybody of all pages, what to look at first', async () => {
    await memory.noteSet(aTenant().key, personId('fay'), {
      delegateId: personId('gus'),
      startsAt: undefined,
      endsAt: undefined,
    });
    // What the tenant does not show yet says nothing about whom it shows.
    await memory.noteSet(aTenant().key, personId('dan'), {
      delegateId: personId('gus'),
      startsAt: new Date(office.current.clock.now().getTime() + 3_600_000),
      endsAt: undefined,
    });
    open();
    const view = await settled();
    assert.equal(
      view.summary,
      '205 delegations · 1 circle · 1 chain · 1 to somebody who is disabled',
    );
    assert.equal(view.problem, '');
    assert.equal(view.people.length, 207);
    assert.deepEqual(
      view.delegations
        .slice(0, 3)
        .map(({ delegateName, markWords, name }) => `${name} → ${delegateName}: ${markWords}`),
      [
        'Dan Lima → Eve Lima: circle',
        'Eve Lima → Dan Lima: circle',
        'Fay Lima → Gus Lima: delegate is disabled',
      ],
    );
    assert.equal(view.delegations[0]?.remembered, '');
    assert.match(view.delegations[2]?.remembered ?? '', /^set from here at .*without end$/);
    assert.equal(
      view.people[0]?.spoken,
      'Dan Lima · delegates to Eve Lima · circle · delegate of Eve Lima',
    );
    const places = new Set(view.people.map(({ column, row }) => `${column}/${row}`));
    assert.equal(places.size, view.people.length);
  });

  it('shows what has come so far, and says that it is not all', async () => {
    open();
    while (map.view().people.length === 0) await changed();
    map.onIntent({ kind: 'cancel' });
    const view = await settled();
    assert.match(view.summary, /^at least \d+ delegations/);
    assert.equal(view.problem, 'Reading was cancelled.');
    assert.equal(view.asOf, '');
    map.onIntent({ kind: 'refresh' });
    assert.match((await settled()).summary, /^205 delegations/);
  });

  it('says why it could not be read, and keeps what was there', async () => {
    open();
    await settled();
    office.current.fail(searchUsers, { kind: 'status', status: 403 });
    map.onIntent({ kind: 'refresh' });
    const view = await settled();
    assert.match(view.problem, /^The delegations could not be read\. /);
    assert.match(view.summary, /^at least 205 delegations/);
    assert.equal(view.asOf, '');
    assert.equal(view.people.length, 207);
  });

  it('is read anew after a change of ours to a delegation, and after no other', async () => {
    open();
    await settled();
    moved.fire({ kind: 'addOwner', entitlement: admins, userId: personId('ana') });
    assert.equal(map.view().isLoading, false);
    moved.fire({ kind: 'removeDelegation', userId: personId('ana') });
    assert.equal(map.view().isLoading, true);
    await settled();
  });

  it('opens what it is asked to', async () => {
    open();
    await settled();
    map.onIntent({ kind: 'open', userId: personId('ana') });
    map.onIntent({ kind: 'showPerson', userId: personId('fay') });
    assert.deepEqual(opened, [personId('ana'), personId('fay')]);
  });
});
