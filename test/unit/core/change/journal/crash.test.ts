import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ChangeHistory } from '../../../../../src/core/change/journal/changeHistory';
import { FileChangeJournal } from '../../../../../src/core/change/journal/changeJournal';
import { noteInterrupted } from '../../../../../src/core/change/journal/interrupted';
import { newJournalFileName } from '../../../../../src/core/change/journal/journalFiles';
import { settleUnknown } from '../../../../../src/core/change/journal/settleUnknown';
import { aTenant } from '../../../../support/builders';
import { ChangeBench, removing } from '../../../../support/changeBench';
import { admins, held } from '../../../../support/officeTenant';
import { useTemporaryFolder } from '../../../../support/temporaryFolder';
import type { WindowToKill } from '../../../../support/windowToKill';
import { useEmulator } from '../../../../support/withEmulator';

const ben = held(admins, 'Ben');
const endsAt = '2026-03-13T13:00:00Z';
const { key } = aTenant();

describe('a window that is killed between a request and its answer', () => {
  const offices = useEmulator();
  const folder = useTemporaryFolder();
  let bench: ChangeBench;
  let history: ChangeHistory;

  beforeEach(() => {
    const path = folder.path('journal', newJournalFileName(process.pid));
    bench = new ChangeBench(offices.current, path);
    const { clock, logger } = offices.current;
    history = new ChangeHistory({ folder: folder.path('journal'), clock, logger });
  });
  afterEach(() => {
    bench.dispose();
    history.dispose();
  });

  const entry = async () => {
    const { entries } = await history.entries(key);
    assert.equal(entries.length, 1);
    const [only] = entries;
    assert.ok(only);
    return only;
  };

  /** Ends once the process is gone and the tenant is through with its request. */
  async function sendAndDie({ isLost }: { readonly isLost: boolean }): Promise<void> {
    const office = offices.current;
    const { arrived, letGo } = office.hold(removing);
    if (isLost) office.fail(removing, { kind: 'cut' });
    const [admin] = office.emulator.credentials;
    assert.ok(admin);
    const { clientId, clientSecret } = admin;
    const task: WindowToKill = {
      clientId,
      clientSecret,
      endsAt,
      grant: ben,
      journalFolder: folder.path('journal'),
    };
    const child = fork(join(__dirname, '../../../../support/windowToKill.ts'), [
      JSON.stringify(task),
    ]);
    const ended = once(child, 'exit');
    await Promise.race([arrived, ended.then(() => assert.fail('The window ended by itself.'))]);
    assert.equal((await entry()).outcome, 'underWay');
    child.kill('SIGKILL');
    await ended;
    letGo();
    while (office.requestsTo(removing).length === 0) await new Promise(setImmediate);
  }

  async function settle(): Promise<void> {
    const { clock } = offices.current;
    const { api } = bench.session.connection;
    const journal = new FileChangeJournal(bench.journalPath, clock);
    await settleUnknown(key, { history, journal, api, clock });
  }

  it('leaves an entry of unknown outcome, and reading shows that the change was made', async () => {
    await sendAndDie({ isLost: false });
    const unknown = await entry();
    assert.equal(unknown.outcome, 'unknown');
    assert.deepEqual(unknown.before, { expiresAt: new Date(endsAt).toISOString() });
    await settle();
    const { after, outcome } = await entry();
    assert.equal(outcome, 'applied');
    assert.deepEqual(after, { expiresAt: null });
  });

  it('is told of once', async () => {
    await sendAndDie({ isLost: false });
    const journal = new FileChangeJournal(bench.journalPath, offices.current.clock);
    const note = async () => noteInterrupted((await history.entries(key)).entries, journal);
    assert.match((await note()) ?? '', /^A change was interrupted .*: Ben: Admins on GitHub\.$/);
    assert.equal(await note(), undefined);
    const { error, outcome } = await entry();
    assert.equal(outcome, 'unknown');
    assert.equal(error, 'The window closed before the answer came.');
    await settle();
    assert.equal((await entry()).outcome, 'applied');
  });

  it('did not change anything where the request was lost, which is proven once lists have caught up', async () => {
    const { clock } = offices.current;
    const begunAt = clock.now();
    await sendAndDie({ isLost: true });
    await settle();
    const { error, outcome } = await entry();
    assert.equal(outcome, 'failed');
    assert.match(error ?? '', /^The change was not made: at \d\d:\d\d it still was as before\.$/);
    assert.ok(clock.now().getTime() - begunAt.getTime() >= 3 * 60_000);
    assert.deepEqual(await bench.expiresAt(ben), new Date(endsAt));
  });
});
