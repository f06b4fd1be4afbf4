import assert from 'node:assert/strict';
import { ChangeHistory } from '../../../../../src/core/change/journal/changeHistory';
import { FileChangeJournal } from '../../../../../src/core/change/journal/changeJournal';
import { newJournalFileName } from '../../../../../src/core/change/journal/journalFiles';
import { takeUp } from '../../../../../src/core/change/journal/takeUp';
import { addLines, begunLine, settledLine } from '../../../../support/journalBench';
import { ManualClock } from '../../../../support/manualClock';
import { RecordingLogger } from '../../../../support/recordingLogger';
import { useTemporaryFolder } from '../../../../support/temporaryFolder';

const acme = 'acme.conductor.one';
const otherWindowId = 222;

describe('taking up the journal of a tenant', () => {
  const folder = useTemporaryFolder();
  const logger = new RecordingLogger();
  let clock: ManualClock;
  let alive: Set<number>;
  let history: ChangeHistory;
  let journal: FileChangeJournal;
  let recalled: string[];
  let told: string[];
  let lookCount: number;

  beforeEach(() => {
    clock = new ManualClock('2026-03-10T11:01:00Z');
    alive = new Set([process.pid]);
    const isProcessAlive = (id: number) => alive.has(id);
    history = new ChangeHistory({ folder: folder.path(), clock, logger, isProcessAlive });
    journal = new FileChangeJournal(folder.path(newJournalFileName(process.pid)), clock);
    recalled = [];
    told = [];
    lookCount = 0;
  });
  afterEach(() => {
    history.dispose();
    journal.dispose();
  });

  const start = (signal = new AbortController().signal) =>
    takeUp(acme, {
      clock,
      effects: { recall: (entries) => recalled.push(...entries.map(({ id }) => id)) },
      history,
      journal,
      logger,
      settler: { lookAtNew: () => lookCount++ },
      signal,
      tell: (message) => told.push(message),
    });
  const addToOtherWindow = (...lines: readonly string[]) =>
    addLines(folder.path(newJournalFileName(otherWindowId)), lines);

  it('recalls what was written, and has nothing to tell where all ended well', async () => {
    await addToOtherWindow(begunLine({ id: 'made' }), settledLine({ id: 'made' }));
    await start();
    assert.deepEqual(recalled, ['made']);
    assert.deepEqual(told, []);
    assert.equal(lookCount, 1);
  });

  it('tells once of what was interrupted', async () => {
    await addToOtherWindow(begunLine());
    await start();
    await start();
    assert.equal(told.length, 1);
  });

  it('tells of a window that is about to end once it is gone', async () => {
    alive.add(otherWindowId);
    await addToOtherWindow(begunLine());
    const taken = start();
    await clock.untilSleeping();
    assert.deepEqual(told, []);
    alive.delete(otherWindowId);
    clock.advance(30_000);
    await taken;
    assert.equal(told.length, 1);
    assert.equal(lookCount, 2);
  });

  it('waits for no window after the session', async () => {
    alive.add(otherWindowId);
    await addToOtherWindow(begunLine());
    const session = new AbortController();
    const taken = start(session.signal);
    await clock.untilSleeping();
    session.abort();
    await taken;
    assert.equal(lookCount, 1);
  });
});
