import assert from 'node:assert/strict';
import { CancelledError, UnexpectedAnswerError } from '../../../../src/core/errors';
import { asTaskId } from '../../../../src/core/model/ids';
import { GrantReasons } from '../../../../src/core/why/grantReasons';
import { aGrant } from '../../../support/builders';
import { idOf } from '../../../support/emulator/wireObjects';
import { admins, crowdCount, held, readers, staff } from '../../../support/officeTenant';
import { useEmulator } from '../../../support/withEmulator';

const freshnessMs = 300_000;
const listing = '/api/v1/apps/{app_id}/entitlements/{app_entitlement_id}/grants';

describe('the search for the reasons of a grant', () => {
  const office = useEmulator();
  let reasons: GrantReasons;
  let lookedThrough: number[];

  beforeEach(() => {
    reasons = newReasons();
    lookedThrough = [];
  });

  const newReasons = () =>
    new GrantReasons({
      api: office.current.connect().api,
      clock: office.current.clock,
      freshnessMs: () => freshnessMs,
    });
  const find = (accountName: string, signal?: AbortSignal) =>
    reasons.find(
      held(readers, accountName),
      ({ lookedThroughCount }) => lookedThrough.push(lookedThroughCount),
      signal,
    );
  const pageCount = () => office.current.requestsTo(listing).length;

  it('ends with the page that has the account', async () => {
    const found = await find('Crowd0005');
    assert.deepEqual(
      found?.reasons.map(({ strength, derivedFrom }) => `${strength} ${derivedFrom}`),
      ['strong ticket'],
    );
    assert.equal(pageCount(), 1);
  });

  it('tells how many grants it has looked through', async () => {
    await find('Crowd0229');
    assert.deepEqual(lookedThrough, [0, 100, 200]);
  });

  it('keeps its pages for the next question', async () => {
    await find('Crowd0150');
    assert.equal(pageCount(), 2);
    lookedThrough = [];
    assert.notEqual(await find('Crowd0020'), undefined);
    assert.deepEqual(lookedThrough, []);
    assert.equal(pageCount(), 2);
    await find('Crowd0229');
    assert.deepEqual(lookedThrough, [200]);
    assert.equal(pageCount(), 3);
  });

  it('keeps the pages of each entitlement apart', async () => {
    await find('Crowd0005');
    const found = await reasons.find(held(admins, 'Ana'), () => undefined);
    assert.equal(found?.entitlementId, admins.entitlementId);
  });

  it('says when it has looked through all and the account was not there', async () => {
    assert.equal(await find('Ana'), undefined);
    assert.equal(pageCount(), Math.ceil(crowdCount / 100));
  });

  it('does not say so of pages of before, but reads them once more', async () => {
    await find('Ana');
    assert.equal(await find('Ana'), undefined);
    assert.equal(pageCount(), 2 * Math.ceil(crowdCount / 100));
  });

  it('drops pages that are no longer fresh', async () => {
    await find('Crowd0005');
    office.current.clock.advance(freshnessMs);
    await find('Crowd0005');
    assert.equal(pageCount(), 2);
  });

  it('forgets the pages of one entitlement, and keeps the others', async () => {
    await find('Crowd0005');
    reasons.forget(admins);
    await find('Crowd0005');
    assert.equal(pageCount(), 1);
    reasons.forget(readers);
    await find('Crowd0005');
    assert.equal(pageCount(), 2);
  });

  it('keeps what it has read when it is cancelled', async () => {
    const abort = new AbortController();
    await find('Crowd0005');
    const gate = office.current.hold(listing);
    const finding = find('Crowd0229', abort.signal);
    await gate.arrived;
    abort.abort();
    await assert.rejects(finding, CancelledError);
    lookedThrough = [];
    await find('Crowd0229');
    assert.deepEqual(lookedThrough, [100, 200]);
  });

  it('starts over when its page token has expired, and keeps what it has read', async () => {
    await find('Crowd0005');
    office.current.fail(listing, { kind: 'expiredPageToken' });
    assert.notEqual(await find('Crowd0229'), undefined);
    assert.notEqual(await find('Crowd0005'), undefined);
  });

  it('fails rather than to say that all was looked through when the pages do not end', async () => {
    office.current.fail(listing, { kind: 'repeatedPageToken' }, 'always');
    await assert.rejects(find('Ana'), UnexpectedAnswerError);
  });

  it('reads on after a page without rows', async () => {
    office.current.fail(listing, { kind: 'emptyPage' });
    assert.notEqual(await find('Crowd0005'), undefined);
  });
});

describe('what a grant names as its origin', () => {
  const office = useEmulator();
  const reasons = () =>
    new GrantReasons({
      api: office.current.connect().api,
      clock: office.current.clock,
      freshnessMs: () => freshnessMs,
    });

  it('is found by one search for all its sources', async () => {
    const sources = await reasons().sources(aGrant({ sources: [staff, admins] }));
    assert.deepEqual(sources.map(({ displayName }) => displayName).sort(), ['Admins', 'Staff']);
    assert.equal(office.current.apiPaths.length, 1);
  });

  it('is nothing for a direct grant, without a request', async () => {
    assert.deepEqual(await reasons().sources(aGrant()), []);
    assert.deepEqual(office.current.apiPaths, []);
  });

  it('is its task', async () => {
    assert.equal((await reasons().task(asTaskId(idOf('task1'))))?.number, '417');
  });

  it('is undefined where the tenant has the task no longer', async () => {
    assert.equal(await reasons().task(asTaskId(idOf('taskX'))), undefined);
  });
});
