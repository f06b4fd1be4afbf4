import assert from 'node:assert/strict';
import { oversizedPanelFiles } from '../../../../tools/building/panelSizes';

describe('the sizes of the panels', () => {
  it('may be 180 KB for all that is shared and 60 KB more for each panel', () => {
    const sizes = new Map([
      ['chunk-A.js', 100_000],
      ['chunk-B.js', 80_000],
      ['bulk.js', 60_000],
      ['entitlement.js', 60_000],
      ['codicon.ttf', 500_000],
    ]);
    assert.deepEqual(oversizedPanelFiles(sizes), []);
  });

  it('may not be more', () => {
    const sizes = new Map([
      ['chunk-A.js', 100_000],
      ['chunk-B.js', 80_001],
      ['bulk.js', 60_001],
    ]);
    assert.deepEqual(oversizedPanelFiles(sizes), [
      'The panels share 180001 bytes of scripts; at most 180000 are allowed.',
      'bulk.js has 60001 bytes; at most 60000 are allowed.',
    ]);
  });
});
