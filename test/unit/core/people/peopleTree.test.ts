import assert from 'node:assert/strict';
import { asUserId } from '../../../../src/core/model/ids';
import type { AccessNode } from '../../../../src/core/tree/accessNode';
import { aUser } from '../../../support/builders';
import { deferred } from '../../../support/deferred';
import { idOf } from '../../../support/emulator/wireObjects';
import { admins, held } from '../../../support/officeTenant';
import { anaInGithub, peopleTenant, personId } from '../../../support/peopleTenant';
import { useTreeBench, type TreeBench } from '../../../support/treeBench';
import { unindented } from '../../../support/unindented';

const searchUsers = '/api/v1/search/users';
const searchAccounts = '/api/v1/search/app_users';
const searchGrants = '/api/v1/search/grants';

describe('the People tree', () => {
  const benches = useTreeBench(() => peopleTenant());
  let bench: TreeBench;

  beforeEach(() => {
    bench = benches.current;
  });

  it('shows its lists of people, and asks for none of them by itself', async () => {
    assert.equal(
      await bench.renderPeople(),
      unindented(`
        + [search] Found
        + [arrow-right] With a delegate
        + [organization] Delegates
        + [warning] Disabled delegates
      `),
    );
    assert.deepEqual(bench.office.apiPaths, []);
  });

  it('shows people, their accounts and what these hold', async () => {
    assert.equal(
      await bench.renderPeople('With a delegate', 'Ana Lima', 'GitHub'),
      unindented(`
        + [search] Found
        - [arrow-right] With a delegate
          - [person] Ana Lima | → Ben Lima · Engineer · Platform
            - [account] GitHub | Ana
              [key] Access | standing
              [key] Admins | standing · Platform
          + [person] Ben Lima | → Cat Lima
          + [person] Dan Lima | → Eve Lima
          + [person] Eve Lima | → Dan Lima
          + [warning] Fay Lima | → Gus Lima (disabled)
        + [organization] Delegates
        + [warning] Disabled delegates
      `),
    );
    assert.equal(bench.office.apiPaths.length, 3);
  });

  it('shows who stands in for somebody, and who of them left', async () => {
    const text = await bench.renderPeople('Delegates', 'Disabled delegates');
    assert.deepEqual(personLines(text), [
      '+ [person] Ben Lima | → Cat Lima',
      '+ [person] Cat Lima',
      '+ [person] Dan Lima | → Eve Lima',
      '+ [person] Eve Lima | → Dan Lima',
      '+ [person] Gus Lima | disabled',
      '+ [person] Gus Lima | disabled',
    ]);
  });

  describe('whom somebody looked for', () => {
    it('are nobody at first, without a question to the tenant', async () => {
      assert.match(await bench.renderPeople('Found'), /\[info\] Find Person…/);
      assert.deepEqual(bench.office.apiPaths, []);
    });

    it('have a row that can be revealed, the latest first', async () => {
      const told: (string | undefined)[] = [];
      bench.peopleTree.onDidChange((node) => told.push(node?.id));
      const row = await bench.peopleTree.addFound(personId('fay'));
      for (const name of ['ana', 'ben']) await bench.peopleTree.addFound(personId(name));
      assert.deepEqual(told, Array(3).fill('office/peopleGroup:found'));
      assert.deepEqual(idsUpwards(row), [
        `office/peopleGroup:found/person:${idOf('fay')}`,
        'office/peopleGroup:found',
      ]);
      assert.deepEqual(personLines(await bench.renderPeople('Found')), [
        '+ [person] Ben Lima | → Cat Lima',
        '+ [person] Ana Lima | → Ben Lima · Engineer · Platform',
        '+ [warning] Fay Lima | → Gus Lima (disabled)',
      ]);
    });

    it('have no row where the tenant cannot be asked, and the list says so', async () => {
      bench.office.fail(searchUsers, { kind: 'status', status: 403 });
      assert.equal(await bench.peopleTree.addFound(personId('ana')), undefined);
      assert.match(await bench.renderPeople('Found'), /\[error\] Could not load people \| Retry/);
    });
  });

  it('says what it could not load, and shows it once it was tried again', async () => {
    bench.office.fail(searchAccounts, { kind: 'status', status: 500 }, 'always');
    const failed = await bench.renderPeople('With a delegate', 'Ana Lima');
    assert.match(failed, /\[error\] Could not load accounts \| Retry/);
    assert.doesNotMatch(failed, /\[account\]/);
  });

  it('stops what is read below a row that is collapsed', async () => {
    await bench.renderPeople('With a delegate');
    const [, group] = await bench.peopleTree.children(undefined);
    assert.ok(group);
    const [person] = await bench.peopleTree.children(group);
    const gate = bench.office.hold(searchAccounts);
    const loading = bench.peopleTree.children(person);
    await gate.arrived;
    bench.peopleTree.collapse(group);
    await loading;
    assert.equal(bench.catalog.isLoading, false);
  });

  it('shows a change of ours at an end, in both views, although the lists lag behind', async () => {
    await bench.renderPeople('With a delegate', 'Ana Lima', 'GitHub');
    const after = new Date('2026-03-13T12:00:00Z');
    bench.catalog.noteExpiration(held(admins, 'Ana'), { before: undefined, after });
    const line = /Admins \| expires in 3 days · just changed/;
    assert.match(await bench.renderPeople('With a delegate', 'Ana Lima', 'GitHub'), line);
    assert.match((await bench.renderGrants('Admins'))[0] ?? '', /Ana \| expires in 3 days · just/);
  });

  it('reads what an account holds again after a change of ours', async () => {
    await bench.renderPeople('With a delegate', 'Ana Lima', 'GitHub');
    bench.listClock.advance(6_000);
    const before = bench.office.requestsTo(searchGrants).length;
    bench.catalog.noteExpiration(held(admins, 'Ana'), { before: undefined, after: new Date(0) });
    const list = bench.catalog.grantsOfAccount(anaInGithub);
    await list.ensure();
    assert.equal(list.isLoading, true);
    await list.reload();
    assert.equal(bench.office.requestsTo(searchGrants).length, before + 1);
  });

  it('shows a delegation of ours although the lists lag behind', async () => {
    const delegateId = asUserId(idOf('gus'));
    const delegate = aUser({ id: delegateId, displayName: 'Gus Lima' });
    bench.ownDelegates.set(
      personId('ben'),
      aUser({ id: personId('ben'), displayName: 'Ben Lima', delegateId, delegate }),
    );
    const text = await bench.renderPeople('With a delegate');
    assert.match(text, /Ben Lima \| → Gus Lima · just changed/);
    assert.doesNotMatch(text, /Ana Lima .*just changed/);
  });

  it('shows a delegate that was set from here and the tenant does not show yet', async () => {
    bench.unshownDelegates.set(personId('gus'), 'Ana Lima');
    const text = await bench.renderPeople('Disabled delegates');
    assert.deepEqual(personLines(text), [
      '+ [person] Gus Lima | set from here to go to Ana Lima, not shown yet · disabled',
    ]);
  });

  it('shows what a list reads while what was set from here is looked up', async () => {
    await bench.renderPeople('With a delegate');
    const [, group] = await bench.peopleTree.children(undefined);
    const gate = deferred();
    bench.unshownDelegatesAreRead = gate.promise;
    const rows = bench.peopleTree.children(group);
    await bench.setDelegate(personId('cat'), personId('admin'));
    await bench.catalog.refresh({ kind: 'people', group: 'withDelegate' });
    gate.resolve();
    assert.ok((await rows).some(({ id }) => id.endsWith(personId('cat'))));
  });

  it('asks again for what is read anew, and keeps the rows as the same objects', async () => {
    const [, group] = await bench.peopleTree.children(undefined);
    const before = await bench.peopleTree.children(group);
    await bench.catalog.refresh({ kind: 'people', group: 'withDelegate' });
    assert.equal(bench.office.requestsTo(searchUsers).length, 2);
    assert.deepEqual(await bench.peopleTree.children(group), before);
  });
});

describe('the People tree over a long list', () => {
  const benches = useTreeBench(() => peopleTenant(150));

  it('reads page by page, and says that there are more', async () => {
    const bench = benches.current;
    const first = delegatingOf(await bench.renderPeople('With a delegate'));
    assert.equal(first.length, 100);
    assert.match(await bench.renderPeople('With a delegate'), /Load more \| 100 shown, more exist/);
    await bench.catalog.people('withDelegate').loadMore();
    const all = await bench.renderPeople('With a delegate');
    assert.equal(delegatingOf(all).length, 155);
    assert.doesNotMatch(all, /Load more/);
  });
});

const personLines = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.includes('Lima'))
    .map((line) => line.trim());

function idsUpwards(row: AccessNode | undefined): readonly string[] {
  return row === undefined ? [] : [row.id, ...idsUpwards(row.parent)];
}

const delegatingOf = (text: string) => text.split('\n').filter((line) => line.includes('→'));
