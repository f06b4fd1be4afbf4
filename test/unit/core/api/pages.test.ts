import assert from 'node:assert/strict';
import { readAllPages } from '../../../../src/core/api/pages';
import { CancelledError, UnexpectedAnswerError } from '../../../../src/core/errors';
import { page } from '../../../support/listBench';

describe('reading all pages', () => {
  let asked: string[];
  beforeEach(() => {
    asked = [];
  });

  const read = (pageAt: (token: string) => ReturnType<typeof page>, signal?: AbortSignal) =>
    readAllPages(({ pageToken = '' }) => {
      asked.push(pageToken);
      return Promise.resolve(pageAt(pageToken));
    }, signal);

  it('gives the rows of all, also after one without rows', async () => {
    const pages: Record<string, ReturnType<typeof page>> = {
      '': page(['a'], 't1'),
      t1: page([], 't2'),
      t2: page(['b']),
    };
    assert.deepEqual(await read((token) => pages[token] ?? page([])), ['a', 'b']);
    assert.deepEqual(asked, ['', 't1', 't2']);
  });

  it('gives up on tokens that come round again', async () => {
    const next: Record<string, string> = { '': 't1', t1: 't2', t2: 't1' };
    await assert.rejects(
      read((token) => page(['a'], next[token])),
      UnexpectedAnswerError,
    );
    assert.deepEqual(asked, ['', 't1', 't2']);
  });

  it('gives up on pages without rows that do not end', async () => {
    await assert.rejects(
      read(() => page([], `t${asked.length}`)),
      UnexpectedAnswerError,
    );
    assert.ok(asked.length < 100);
  });

  it('stops when it is cancelled', async () => {
    const abort = new AbortController();
    const reading = read(() => {
      abort.abort();
      return page(['a'], 't1');
    }, abort.signal);
    await assert.rejects(reading, CancelledError);
    assert.deepEqual(asked, ['']);
  });
});
