import assert from 'node:assert/strict';
import {
  arrowPath,
  box,
  pictureSize,
  placeOf,
} from '../../../src/webview/panels/delegationMap/geometry';
import { nextPerson } from '../../../src/webview/panels/delegationMap/nextPerson';

const at = (column: number, row: number, group = 0) => ({ column, row, group });

describe('the picture of delegations', () => {
  it('keeps boxes apart, groups further, and all of them inside', () => {
    const people = [at(0, 0), at(1, 0), at(1, 1), at(0, 2, 1)];
    const [first, right, below, nextGroup] = people.map(placeOf);
    assert.ok(first && right && below && nextGroup);
    assert.ok(right.x > first.x + box.width);
    assert.ok(below.y > first.y + box.height);
    assert.ok(nextGroup.y - below.y > below.y - first.y);
    const { height, width } = pictureSize(people);
    assert.ok(width > right.x + box.width && height > nextGroup.y + box.height);
  });

  it('draws arrows to the right from side to side, and back below the row', () => {
    assert.equal(arrowPath(at(0, 0), at(1, 0)), 'M 232 40 C 280 40 280 40 328 40');
    assert.equal(arrowPath(at(1, 0), at(0, 1)), 'M 432 56 V 66 H 12 V 92 H 24');
    assert.equal(arrowPath(at(0, 0), at(0, 0)), 'M 128 56 V 66 H 12 V 40 H 24');
  });
});

describe('the keyboard in the picture of delegations', () => {
  const map = {
    people: [{ id: 'ana' }, { id: 'bob' }, { id: 'cat' }],
    delegations: [
      { userId: 'ana', delegateId: 'bob' },
      { userId: 'cat', delegateId: 'bob' },
    ],
  };

  it('comes to everybody with one key', () => {
    assert.equal(nextPerson(map, 'ana', 'ArrowDown'), 'bob');
    assert.equal(nextPerson(map, 'bob', 'ArrowDown'), 'cat');
    assert.equal(nextPerson(map, 'cat', 'ArrowDown'), undefined);
    assert.equal(nextPerson(map, 'cat', 'ArrowUp'), 'bob');
    assert.equal(nextPerson(map, 'ana', 'ArrowUp'), undefined);
    assert.equal(nextPerson(map, 'cat', 'Home'), 'ana');
    assert.equal(nextPerson(map, 'ana', 'End'), 'cat');
  });

  it('follows the arrows, forth and back', () => {
    assert.equal(nextPerson(map, 'cat', 'ArrowRight'), 'bob');
    assert.equal(nextPerson(map, 'bob', 'ArrowRight'), undefined);
    assert.equal(nextPerson(map, 'bob', 'ArrowLeft'), 'ana');
    assert.equal(nextPerson(map, 'ana', 'ArrowLeft'), undefined);
    assert.equal(nextPerson(map, 'ana', 'Enter'), undefined);
  });
});
