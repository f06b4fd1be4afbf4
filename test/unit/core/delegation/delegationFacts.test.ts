import assert from 'node:assert/strict';
import { delegationFacts } from '../../../../src/core/delegation/delegationFacts';
import type { RememberedDelegation } from '../../../../src/core/delegation/delegationMemory';
import { ServerError } from '../../../../src/core/errors';
import { asUserId } from '../../../../src/core/model/ids';
import { aTenant, aUser } from '../../../support/builders';
import { RecordingLogger } from '../../../support/recordingLogger';
import { inTimeZone } from '../../../support/timeZone';

const [ana, ben] = [aUser(), aUser({ id: asUserId('ben'), displayName: 'Ben Roth' })];
const setToBen: RememberedDelegation = {
  setAt: new Date('2026-03-01T00:00:00Z'),
  delegateId: ben.id,
  startsAt: undefined,
  endsAt: undefined,
};

describe('what a tooltip tells about a delegation', () => {
  inTimeZone('Europe/Berlin');

  const factsOf = async (
    person = ana,
    remembered: () => Promise<RememberedDelegation | undefined> = () => Promise.resolve(undefined),
    delegators: () => Promise<{ rows: (typeof ana)[]; nextPageToken: string | undefined }> = () =>
      Promise.resolve({ rows: [], nextPageToken: undefined }),
    logger = new RecordingLogger(),
  ) =>
    delegationFacts(person, {
      users: { search: delegators },
      memory: {
        recall: async () => {
          const known = await remembered();
          return new Map(known === undefined ? [] : [[person.id, known]]);
        },
      },
      tenantKey: aTenant().key,
      now: new Date('2026-03-10T12:00:00Z'),
      logger,
      signal: new AbortController().signal,
    });

  it('are the dates, where the delegate is the one that was set from here', async () => {
    const [dates] = await factsOf({ ...ana, delegateId: ben.id }, () => Promise.resolve(setToBen));
    assert.deepEqual(dates, [
      'Dates',
      'set from here at 2026-03-01 01:00 +01:00: at once, without end',
    ]);
  });

  it('says so where the tenant does not show the delegate that was set', async () => {
    const [dates] = await factsOf(ana, () => Promise.resolve(setToBen));
    assert.equal(dates?.[0], 'Not shown yet');
  });

  it('are who delegates to the person, and whether these are all', async () => {
    const page = (nextPageToken: string | undefined) => () =>
      Promise.resolve({ rows: [ana, ben], nextPageToken });
    assert.deepEqual((await factsOf(ana, undefined, page(undefined)))[1], [
      'Delegate of',
      'Ana Lima, Ben Roth',
    ]);
    assert.equal(
      (await factsOf(ana, undefined, page('2')))[1]?.[1],
      'Ana Lima, Ben Roth and others',
    );
  });

  it('leaves out what cannot be read, and logs why', async () => {
    const logger = new RecordingLogger();
    const facts = await factsOf(
      ana,
      () => Promise.reject(new Error('no disk')),
      () => Promise.reject(new ServerError('no tenant')),
      logger,
    );
    assert.deepEqual(
      facts.map(([, text]) => text),
      ['', ''],
    );
    assert.match(logger.text, /no disk/);
    assert.match(logger.text, /no tenant/);
  });
});
