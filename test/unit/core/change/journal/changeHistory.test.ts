import assert from 'node:assert/strict';
import { appendFile, readdir, readFile, rm, stat } from 'node:fs/promises';
import { ChangeHistory } from '../../../../../src/core/change/journal/changeHistory';
import { ManualClock } from '../../../../support/manualClock';
import {
  addLines,
  addText,
  begunLine,
  endedLine,
  settledLine,
} from '../../../../support/journalBench';
import { RecordingLogger } from '../../../../support/recordingLogger';
import { useTemporaryFolder } from '../../../../support/temporaryFolder';

const acme = 'acme.conductor.one';
const aliveId = 111;
const uuid = '00000000-0000-4000-8000-000000000000';
const ofAliveWindow = `${aliveId}.${uuid}.jsonl`;
const ofGoneWindow = `222.${uuid}.jsonl`;
const ofOtherGoneWindow = `333.${uuid}.jsonl`;

describe('the history of changes', () => {
  const folder = useTemporaryFolder();
  let clock: ManualClock;
  let history: ChangeHistory;

  beforeEach(() => {
    clock = new ManualClock('2026-03-10T12:00:00Z', { skipSleeps: true });
    history = new ChangeHistory({
      folder: folder.path(),
      clock,
      logger: new RecordingLogger(),
      isProcessAlive: (id) => id === aliveId,
    });
  });
  afterEach(() => history.dispose());

  const entries = async () => (await history.entries(acme)).entries;

  it('is empty where nothing was ever noted', async () => {
    const none = new ChangeHistory({
      folder: folder.path('none'),
      clock,
      logger: new RecordingLogger(),
    });
    assert.deepEqual(await none.entries(acme), { entries: [], unreadableCount: 0 });
    none.dispose();
  });

  it('puts the lines of all windows together, newest first, of one tenant', async () => {
    await addLines(folder.path(ofGoneWindow), [
      begunLine({ id: 'first', at: '2026-03-10T09:00:00.000Z' }),
      begunLine({ id: 'other', tenantKey: 'other' }),
      begunLine({ id: 'last', at: '2026-03-10T11:00:00.000Z' }),
    ]);
    await addLines(folder.path(ofAliveWindow), [
      begunLine({ id: 'second', at: '2026-03-10T10:00:00.000Z' }),
      settledLine({ id: 'last', requestId: 'request-1' }),
    ]);
    const found = await entries();
    assert.deepEqual(
      found.map(({ id, outcome }) => `${id} ${outcome}`),
      ['last applied', 'second unknown', 'first unknown'],
    );
    assert.equal(found[0]?.requestId, 'request-1');
    assert.deepEqual(found[0].after, { expiresAt: null });
  });

  it('takes the last outcome, and keeps the id of the request that was answered', async () => {
    await addLines(folder.path(ofGoneWindow), [
      settledLine({ at: '2026-03-10T11:05:00.000Z' }),
      begunLine(),
      settledLine({ outcome: 'unknown', error: 'cut', requestId: 'request-1' }),
    ]);
    const [entry] = await entries();
    assert.equal(entry?.outcome, 'applied');
    assert.equal(entry.error, undefined);
    assert.equal(entry.requestId, 'request-1');
  });

  it('takes an outcome that is known, also where the clock was set back meanwhile', async () => {
    await addLines(folder.path(ofGoneWindow), [
      begunLine(),
      settledLine({ outcome: 'unknown', at: '2026-03-10T11:30:00.000Z' }),
      settledLine({ at: '2026-03-10T11:05:00.000Z' }),
    ]);
    assert.equal((await entries())[0]?.outcome, 'applied');
  });

  it('knows which lists were cut off with their window', async () => {
    const bulk = { id: 'bulk', count: 2 };
    const isCutOff = async () => (await entries()).map((entry) => entry.bulk?.isCutOff);
    await addLines(folder.path(ofGoneWindow), [begunLine({ bulk }), settledLine()]);
    await addLines(folder.path(ofAliveWindow), [
      begunLine({ id: 'alive', at: '2026-03-10T10:00:00.000Z', bulk: { ...bulk, id: 'other' } }),
    ]);
    assert.deepEqual(await isCutOff(), [true, false]);
    await addLines(folder.path(ofAliveWindow), [endedLine()]);
    assert.deepEqual(await isCutOff(), [false, false]);
    await history.forget(acme);
    assert.deepEqual(await readdir(folder.path()), []);
  });

  it('says that a change is under way only while its window can still hear the answer', async () => {
    const at = '2026-03-10T11:58:00.000Z';
    await addLines(folder.path(ofAliveWindow), [begunLine({ id: 'alive', at })]);
    await addLines(folder.path(ofGoneWindow), [begunLine({ id: 'gone', at })]);
    const outcomes = async () => new Map((await entries()).map(({ id, outcome }) => [id, outcome]));
    assert.deepEqual([...(await outcomes())].sort(), [
      ['alive', 'underWay'],
      ['gone', 'unknown'],
    ]);
    clock.advance(30 * 60_000);
    assert.equal((await outcomes()).get('alive'), 'unknown');
  });

  it('links an entry with the one that undid it, as long as that was not undone itself', async () => {
    const path = folder.path(ofGoneWindow);
    await addLines(path, [
      begunLine({ id: 'change' }),
      settledLine({ id: 'change' }),
      begunLine({ id: 'undo', undoes: 'change' }),
    ]);
    const undoneBy = async () =>
      Object.fromEntries((await entries()).map((entry) => [entry.id, entry.undoneBy]));
    assert.equal((await undoneBy())['change'], undefined);
    await addLines(path, [settledLine({ id: 'undo' })]);
    assert.equal((await undoneBy())['change'], 'undo');
    await addLines(path, [begunLine({ id: 'redo', undoes: 'undo' }), settledLine({ id: 'redo' })]);
    assert.deepEqual(await undoneBy(), { change: undefined, undo: 'redo', redo: undefined });
  });

  it('counts what it cannot read, reads on behind it, and leaves it alone', async () => {
    const path = folder.path(ofGoneWindow);
    const later = begunLine({ version: 2 });
    const torn = begunLine().slice(0, 40);
    await addText(path, `not JSON\n${later}\n${begunLine()}\n${torn}`);
    assert.equal((await history.entries(acme)).unreadableCount, 3);
    assert.equal((await entries()).length, 1);
    await history.dropOld(1);
    assert.equal(await readFile(path, 'utf8'), `not JSON\n${later}\n${begunLine()}\n${torn}`);
  });

  it('reads a line that is written in two parts once it is whole', async () => {
    const path = folder.path(ofAliveWindow);
    const line = begunLine({ who: 'Zoë' });
    const bytes = Buffer.from(line);
    const middleOfLetter = bytes.indexOf(Buffer.from('ë')) + 1;
    await appendFile(path, bytes.subarray(0, middleOfLetter));
    assert.equal((await entries()).length, 0);
    await appendFile(path, bytes.subarray(middleOfLetter));
    await appendFile(path, '\n');
    assert.equal((await entries())[0]?.who, 'Zoë');
  });

  describe('drops old entries', () => {
    const old = '2025-01-01T00:00:00.000Z';

    it('of windows that are gone, with their outcomes, unless nobody knows these', async () => {
      await addLines(folder.path(ofGoneWindow), [
        begunLine({ id: 'old', at: old }),
        begunLine({ id: 'unknown', at: old }),
        begunLine({ id: 'new' }),
      ]);
      await addLines(folder.path(ofOtherGoneWindow), [
        settledLine({ id: 'old', at: old }),
        endedLine({ at: old }),
      ]);
      await addLines(folder.path(ofAliveWindow), [
        begunLine({ id: 'alive', at: old }),
        settledLine({ id: 'alive', at: old }),
      ]);
      await history.dropOld(0);
      assert.equal((await entries()).length, 4);
      await history.dropOld(365);
      const left = (await entries()).map(({ id }) => id).sort();
      assert.deepEqual(left, ['alive', 'new', 'unknown']);
      assert.deepEqual(await readdir(folder.path()), [ofAliveWindow, ofGoneWindow]);
      assert.equal((await stat(folder.path(ofGoneWindow))).mode & 0o777, 0o600);
    });

    it('keeps an old entry of a window that is there, with its outcome', async () => {
      await addLines(folder.path(ofAliveWindow), [begunLine({ at: old })]);
      await addLines(folder.path(ofGoneWindow), [settledLine({ at: old })]);
      await history.dropOld(1);
      assert.equal((await entries())[0]?.outcome, 'applied');
    });
  });

  it('forgets one tenant in all files, also in lines that it cannot read', async () => {
    const other = begunLine({ id: 'other', tenantKey: 'other' });
    await addLines(folder.path(ofAliveWindow), [
      begunLine(),
      other,
      begunLine({ version: 2, id: 'later' }),
      settledLine({ id: 'ofGone' }),
    ]);
    await addLines(folder.path(ofGoneWindow), [settledLine(), begunLine({ id: 'ofGone' })]);
    await history.forget(acme);
    assert.deepEqual(await readdir(folder.path()), [ofAliveWindow]);
    assert.equal(await readFile(folder.path(ofAliveWindow), 'utf8'), `${other}\n`);
    assert.equal((await entries()).length, 0);
    assert.equal((await history.entries('other')).entries.length, 1);
  });

  it('tells of what another window notes', async () => {
    await history.watch();
    const told = new Promise<void>((resolve) => {
      history.onDidChange(resolve);
    });
    await addLines(folder.path(ofAliveWindow), [begunLine()]);
    await told;
    assert.equal((await entries()).length, 1);
    // Before the folder goes: it would be made again.
    history.dispose();
  });

  it('tells of it also after the folder was deleted', async () => {
    await history.watch();
    const told = () =>
      new Promise<void>((resolve) => {
        const subscription = history.onDidChange(() => {
          subscription.dispose();
          resolve();
        });
      });
    const ofDeletion = told();
    await rm(folder.path(), { recursive: true });
    await ofDeletion;
    const ofLine = told();
    await addLines(folder.path(ofAliveWindow), [begunLine()]);
    await ofLine;
    assert.equal((await entries()).length, 1);
    // Before the folder goes: it would be made again.
    history.dispose();
  });

  it('reads 10,000 entries quickly', async () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => [
      begunLine({ id: `entry-${index}` }),
      settledLine({ id: `entry-${index}` }),
    ]).flat();
    await addLines(folder.path(ofGoneWindow), lines);
    const startedMs = performance.now();
    assert.equal((await entries()).length, 10_000);
    const tookMs = performance.now() - startedMs;
    assert.ok(tookMs < 3000, `${tookMs} ms`);
  });
});
