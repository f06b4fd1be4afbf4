import assert from 'node:assert/strict';
import { demoTenant } from '../../../../src/emulator/seed/demoTenant';

const timestamp = /"\d{4}-\d\d-\d\dT[^"]*"|"\d{4}-\d\d-\d\d"/g;

describe('demo tenant: determinism', () => {
  it('is the same, to the byte, for the same start', () => {
    const startedAt = new Date('2026-03-04T09:30:00Z');
    assert.equal(JSON.stringify(demoTenant(startedAt)), JSON.stringify(demoTenant(startedAt)));
  });

  it('differs in nothing but timestamps for another start', () => {
    const early = JSON.stringify(demoTenant(new Date('2024-02-29T23:59:59.999Z')));
    const late = JSON.stringify(demoTenant(new Date('2031-12-31T12:00:00Z')));
    assert.notEqual(early, late);
    assert.equal(early.replaceAll(timestamp, '0'), late.replaceAll(timestamp, '0'));
  });

  it('keeps every distance from the start', () => {
    const first = new Date('2026-03-04T09:30:00Z');
    const laterMs = 1000 * 86_400 * 11;
    const distances = (startedAt: Date): readonly (number | null)[] =>
      demoTenant(startedAt).grants.map(({ deprovisionAt }) =>
        deprovisionAt === null ? null : Date.parse(deprovisionAt) - startedAt.getTime(),
      );
    assert.deepEqual(distances(first), distances(new Date(first.getTime() + laterMs)));
  });
}).timeout(20_000);
