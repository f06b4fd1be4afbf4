import assert from 'node:assert/strict';
import { AccessIndex, type GrantPlace } from '../../../../src/core/accessIndex/accessIndex';
import type { AppSegment } from '../../../../src/core/accessIndex/appSegment';
import { SegmentBuilder } from '../../../../src/core/accessIndex/segmentBuilder';
import {
  decodeSegment,
  encodeSegment,
  UnreadableSegmentError,
} from '../../../../src/core/accessIndex/segmentFile';
import {
  entitlementAt,
  grantAt,
  isInheritedAt,
} from '../../../../src/core/accessIndex/segmentRows';
import {
  grantKey,
  asAccountId,
  asAppId,
  asEntitlementId,
  asUserId,
} from '../../../../src/core/model/ids';
import type { Grant } from '../../../../src/core/model/grant';
import { aGrant, anAccount, anApp, anEntitlement } from '../../../support/builders';

const readAt = new Date('2026-03-10T12:00:00Z');
const day = (date: number) => new Date(Date.UTC(2026, 2, date));

const grantOf = (entitlement: string, account: string, fields: Partial<Grant> = {}): Grant => {
  const id = asAccountId(account);
  return aGrant({
    entitlementId: asEntitlementId(entitlement),
    entitlement: anEntitlement({ entitlementId: asEntitlementId(entitlement) }),
    accountId: id,
    account: anAccount({ id, userId: asUserId(`user-${account}`) }),
    originTaskId: undefined,
    ...fields,
  });
};

function segmentOf(grants: readonly Grant[], appId = 'github'): AppSegment {
  const builder = new SegmentBuilder(anApp({ id: asAppId(appId) }), [], readAt);
  for (const grant of grants) builder.addGrant({ ...grant, appId: asAppId(appId) });
  return builder.sealed();
}

const rowsOf = (segment: AppSegment): readonly Grant[] =>
  Array.from(segment.grants.accounts, (_, row) => grantAt(segment, row));

const keysOf = (places: readonly GrantPlace[]) =>
  places.map(({ row, segment }) => grantKey(grantAt(segment, row)));

describe('a segment of the access index', () => {
  const ana = grantOf('admin', 'ana', { expiresAt: day(20) });
  const ben = grantOf('admin', 'ben');
  const anaReads = grantOf('read', 'ana', {
    sources: [{ appId: asAppId('okta'), entitlementId: asEntitlementId('staff') }],
  });

  it('gives back what was put in, in the order of the entitlements', () => {
    assert.deepEqual(
      rowsOf(segmentOf([anaReads, ana, ben])).map(grantKey),
      [anaReads, ana, ben].map(grantKey),
    );
    const [first] = rowsOf(segmentOf([ana]));
    assert.deepEqual(first?.expiresAt, day(20));
    assert.deepEqual(first.account, ana.account);
    assert.equal(rowsOf(segmentOf([ben]))[0]?.expiresAt, undefined);
  });

  it('knows what is inherited, and through what', () => {
    const segment = segmentOf([ana, anaReads]);
    assert.deepEqual(
      [0, 1].map((row) => isInheritedAt(segment, row)),
      [false, true],
    );
    assert.deepEqual(grantAt(segment, 1).sources, anaReads.sources);
  });

  it('holds a grant once, however often it comes', () => {
    const segment = segmentOf([ana, anaReads, ana, ben, anaReads]);
    assert.deepEqual(
      rowsOf(segment).map(grantKey).sort(),
      [ana, anaReads, ben].map(grantKey).sort(),
    );
    assert.equal(entitlementAt(segment, 0).grantCount, 2);
  });

  it('keeps entitlements that nobody holds', () => {
    const builder = new SegmentBuilder(anApp(), [], readAt);
    builder.addEntitlement(
      anEntitlement({ entitlementId: asEntitlementId('empty'), displayName: '🔑 ü' }),
    );
    builder.addGrant(ana);
    const segment = builder.sealed();
    assert.equal(entitlementAt(segment, 0).displayName, '🔑 ü');
    assert.equal(entitlementAt(segment, 0).grantCount, 0);
    assert.equal(grantAt(segment, 0).entitlementId, 'admin');
  });

  describe('as a file', () => {
    const segment = segmentOf([ana, ben, anaReads]);

    it('is what it was', () => assert.deepEqual(decodeSegment(encodeSegment(segment)), segment));

    const spoilt: readonly (readonly [string, () => Uint8Array])[] = [
      ['that is empty', () => Buffer.alloc(0)],
      ['that is cut off', () => encodeSegment(segment).subarray(0, -3)],
      ['of something else', () => Buffer.from('{"version": 1}')],
      [
        'with a column too short',
        () =>
          encodeSegment({
            ...segment,
            grants: { ...segment.grants, expiresAtMs: new Float64Array(1) },
          }),
      ],
      [
        'with rows of accounts that are not there',
        () =>
          encodeSegment({
            ...segment,
            grants: { ...segment.grants, accounts: new Uint32Array([0, 1, 9]) },
          }),
      ],
    ];
    for (const [what, bytes] of spoilt) {
      it(`${what} is not believed`, () =>
        assert.throws(() => decodeSegment(bytes()), UnreadableSegmentError));
    }
  });
});

describe('the access index', () => {
  it('finds what ends between two moments, over all apps, the first to end first', () => {
    const index = new AccessIndex();
    index.put(
      segmentOf([grantOf('a', 'ana', { expiresAt: day(12) }), grantOf('a', 'ben')], 'github'),
    );
    index.put(
      segmentOf(
        [grantOf('b', 'ana', { expiresAt: day(11) }), grantOf('b', 'ben', { expiresAt: day(20) })],
        'okta',
      ),
    );
    assert.deepEqual(keysOf(index.endingBetween(day(10), day(20))), ['okta/b/ana', 'github/a/ana']);
  });

  it('finds everything that a person holds over all accounts', () => {
    const index = new AccessIndex();
    index.put(segmentOf([grantOf('a', 'ana'), grantOf('b', 'ben'), grantOf('b', 'ana')], 'github'));
    index.put(segmentOf([grantOf('c', 'ana')], 'okta'));
    assert.deepEqual(keysOf(index.heldBy(asUserId('user-ana'))), [
      'github/a/ana',
      'github/b/ana',
      'okta/c/ana',
    ]);
    assert.deepEqual(index.heldBy(asUserId('nobody')), []);
  });

  it('knows of an app what was read last, and nothing once it is removed', () => {
    const index = new AccessIndex();
    index.put(segmentOf([grantOf('a', 'ana')]));
    index.put(segmentOf([grantOf('b', 'ana')]));
    assert.deepEqual(keysOf(index.heldBy(asUserId('user-ana'))), ['github/b/ana']);
    index.remove(asAppId('github'));
    assert.deepEqual(index.heldBy(asUserId('user-ana')), []);
  });
});
