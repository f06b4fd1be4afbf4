import assert from 'node:assert/strict';
import { countOf, joinParts } from '../../../../src/shared/text/words';

describe('parts of a description', () => {
  it('are set apart, without those that say nothing', () => {
    assert.equal(joinParts('a', '', undefined, false, 'b'), 'a · b');
    assert.equal(joinParts('', undefined), '');
  });
});

describe('a count', () => {
  it('has its word in the right number, and thousands set apart', () => {
    assert.equal(countOf(0, 'grant'), '0 grants');
    assert.equal(countOf(1, 'grant'), '1 grant');
    assert.equal(countOf(1234, 'grant'), '1,234 grants');
  });
});
