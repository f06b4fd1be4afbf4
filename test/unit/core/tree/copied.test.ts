import assert from 'node:assert/strict';
import type { AccessContent } from '../../../../src/core/tree/accessNode';
import { copyableId, copyablesAsJson, sortForCopy } from '../../../../src/core/tree/copied';
import { aGrant, anApp, anEntitlement, aResourceType } from '../../../support/builders';

const app = anApp();
const entitlement = anEntitlement();
const grant = aGrant();
const resourceType = aResourceType();
const list = { kind: 'apps' } as const;
const progress = {
  shownCount: 1,
  loadedCount: 1,
  totalCount: undefined,
  isLoading: false,
  offer: 'load',
} as const;

const copyableRows: readonly AccessContent[] = [
  { kind: 'app', app },
  { kind: 'resourceType', app, resourceType },
  { kind: 'entitlement', app, entitlement },
  { kind: 'grant', app, entitlement, grant, isJustChanged: false },
];
const otherRows: readonly AccessContent[] = [
  { kind: 'more', list, progress },
  { kind: 'more', list, progress },
  { kind: 'problem', list, problem: { kind: 'cancelled' }, progress: undefined },
  { kind: 'empty', list, filterText: '' },
  { kind: 'allEntitlements', app },
];

describe('copying rows', () => {
  it('gives ids with those of what they are in', () => {
    const { copyables, leftOut } = sortForCopy(copyableRows);
    assert.deepEqual(copyables.map(copyableId), [
      'github',
      'team',
      'github/admin',
      'github/admin/ana',
    ]);
    assert.equal(leftOut, '');
  });

  it('gives one row as an object and several as a list', () => {
    const { copyables } = sortForCopy(copyableRows);
    assert.deepEqual(JSON.parse(copyablesAsJson(copyables.slice(0, 1))), plain(app));
    assert.deepEqual(
      JSON.parse(copyablesAsJson(copyables)),
      plain([app, resourceType, entitlement, grant]),
    );
  });

  it('names the rows that it leaves out', () => {
    const { copyables, leftOut } = sortForCopy([...copyableRows, ...otherRows]);
    assert.equal(copyables.length, copyableRows.length);
    assert.equal(
      leftOut,
      '2 "Load more" rows, 1 problem row, 1 empty row, 1 "All entitlements" row',
    );
  });
});

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
