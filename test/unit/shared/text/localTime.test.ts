import assert from 'node:assert/strict';
import {
  formatBoth,
  formatLocal,
  formatLocalInWords,
  formatTimeOfDay,
  formatUtc,
} from '../../../../src/shared/text/localTime';
import { inTimeZone } from '../../../support/timeZone';

const winter = new Date('2026-01-05T22:09:59.999Z');
const summer = new Date('2026-07-05T22:09:59.999Z');

describe('a moment in UTC', () => {
  it('is told to the second', () => assert.equal(formatUtc(winter), '2026-01-05 22:09:59 UTC'));
});

describe('a moment in Newfoundland, west by a half hour', () => {
  inTimeZone('America/St_Johns');

  it('has its offset in winter', () =>
    assert.equal(formatLocal(winter), '2026-01-05 18:39 -03:30'));

  it('has its offset in summer', () =>
    assert.equal(formatLocal(summer), '2026-07-05 19:39 -02:30'));

  it('is told in words', () =>
    assert.equal(formatLocalInWords(winter), 'Mon 5 Jan 2026, 18:39:59 (UTC-03:30)'));

  it('is told both ways', () =>
    assert.equal(formatBoth(winter), '2026-01-05 18:39 -03:30 (2026-01-05 22:09:59 UTC)'));
});

describe('a moment on Kiritimati, a day ahead of UTC', () => {
  inTimeZone('Pacific/Kiritimati');

  it('is on the next local day', () =>
    assert.equal(formatLocal(winter), '2026-01-06 12:09 +14:00'));

  it('has a local time of day', () => assert.equal(formatTimeOfDay(winter), '12:09'));
});

describe('a moment in Berlin', () => {
  inTimeZone('Europe/Berlin');

  it('follows summer time', () => {
    assert.equal(formatLocal(winter), '2026-01-05 23:09 +01:00');
    assert.equal(formatLocal(summer), '2026-07-06 00:09 +02:00');
  });
});
