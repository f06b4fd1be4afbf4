import assert from 'node:assert/strict';
import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { FileChangeJournal } from '../../../../../src/core/change/journal/changeJournal';
import { readJournalLine } from '../../../../../src/core/change/journal/journalLine';
import { admins, held } from '../../../../support/officeTenant';
import { useChangeBench } from '../../../../support/changeBench';
import { useTemporaryFolder } from '../../../../support/temporaryFolder';

const removal = { kind: 'removeExpiration', grant: held(admins, 'Ben') } as const;

describe('the file of a window', () => {
  const benches = useChangeBench();
  const folder = useTemporaryFolder();
  const newJournal = () =>
    new FileChangeJournal(folder.path('journal.jsonl'), benches.current.office.clock);
  const lines = async () => {
    const text = await readFile(folder.path('journal.jsonl'), 'utf8');
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map(readJournalLine);
  };

  it('takes what is noted at once, whole and in order, and is nobody else’s to read', async () => {
    const journal = newJournal();
    const plan = await benches.current.plan(removal);
    let toldCount = 0;
    journal.onDidWrite(() => toldCount++);
    const ids = await Promise.all(Array.from({ length: 20 }, () => journal.begin(plan)));
    await journal.settle(ids[0] ?? '', { kind: 'cancelled' });
    const noted = await lines();
    assert.deepEqual(
      noted.map((line) => line?.id),
      [...ids, ids[0]],
    );
    assert.ok(toldCount >= 2);
    assert.equal((await stat(folder.path('journal.jsonl'))).mode & 0o777, 0o600);
  });

  it('goes on after a write that failed', async () => {
    const journal = newJournal();
    const plan = await benches.current.plan(removal);
    await mkdir(folder.path('journal.jsonl'));
    await assert.rejects(journal.begin(plan), /EISDIR/);
    await rm(folder.path('journal.jsonl'), { recursive: true });
    const id = await journal.begin(plan);
    assert.deepEqual(
      (await lines()).map((line) => line?.id),
      [id],
    );
    assert.ok((await readFile(folder.path('journal.jsonl'), 'utf8')).startsWith('\n'));
  });
});
