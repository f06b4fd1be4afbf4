import assert from 'node:assert/strict';
import { asUserId } from '../../../src/core/model/ids';
import {
  delegationChain,
  formerPerson,
  namesakes,
  personWithoutAccounts,
} from '../../../src/emulator/seed/landmarks';
import type { WireExpandedPage } from '../../../src/shared/wire/common';
import type { WireUser, WireUserView } from '../../../src/shared/wire/users';
import { collectPages } from '../../support/contract/collectPages';
import {
  allRows,
  assertFilters,
  exactly,
  noneOf,
  oneOf,
  whether,
  type FilterFrom,
  type SearchBody,
} from '../../support/contract/filters';
import type { JudgedTenant } from '../../support/contract/judgedTenant';

const of = ({ user }: WireUserView): WireUser => {
  assert.ok(user);
  return user;
};

const filters: readonly FilterFrom<WireUserView>[] = [
  oneOf('ids', ({ userId }) => userId),
  oneOf(
    'refs',
    ({ userId }) => userId,
    (id) => ({ id }),
  ),
  noneOf('excludeIds', ({ userId }) => userId),
  oneOf('roleIds', (view) => of(view).roleIds.slice(1)),
  oneOf('managerIds', (view) => of(view).managerIds),
  oneOf('departments', (view) => of(view).department),
  oneOf('jobTitles', (view) => of(view).jobTitle),
  oneOf('userStatuses', (view) => of(view).status),
  oneOf('origins', (view) => of(view).origin),
  noneOf('excludeOrigins', (view) => of(view).origin),
  noneOf('excludeTypes', (view) => of(view).type),
  oneOf('delegatedUserIds', (view) => of(view).delegatedUserId),
  exactly('email', (view) => of(view).email),
];

/** Reading users. */
export function describeUsers(tenant: JudgedTenant): void {
  describe('users', () => {
    const search = async (body: SearchBody) =>
      (await tenant.search('users', body)) as WireExpandedPage<WireUserView>;

    it('are searched by the client, all of them and by text', async () => {
      const { api } = tenant.connect();
      const all = await collectPages((page) => api.users.search({}, page));
      assert.ok(all.some(({ id }) => id === personWithoutAccounts.userId));
      const [{ displayName }] = namesakes;
      const found = await api.users.search({ text: displayName }, {});
      assert.deepEqual(
        new Set(found.rows.map(({ id }) => id)),
        new Set(namesakes.map(({ userId }) => asUserId(userId))),
      );
    });

    it('are read by their id', async () => {
      const { api } = tenant.connect();
      const former = await api.users.get(asUserId(formerPerson.userId));
      assert.equal(former.displayName, formerPerson.displayName);
      assert.equal(former.status, 'disabled');
    });

    it('pass every filter', async () => {
      const all = await allRows(search);
      const delegates = all.map((view) => of(view).delegatedUserId);
      const isDelegate = whether<WireUserView>('isDelegate', ({ userId }) =>
        delegates.includes(userId),
      );
      for (const filter of [...filters, isDelegate]) await assertFilters(search, all, filter);
    });

    it('can be filtered by whether they have a delegate', async () => {
      const all = await allRows(search);
      const having = (delegateStatus: string) => allRows(search, { delegateStatus });
      const [delegating] = delegationChain;
      const withDelegate = await having('DELEGATE_STATUS_HAS_DELEGATE');
      assert.ok(withDelegate.some(({ userId }) => userId === delegating.userId));
      const without = await having('DELEGATE_STATUS_NO_DELEGATE');
      assert.equal(withDelegate.length + without.length, all.length);
    });

    it('bring along the people that the mask names', async () => {
      const [delegating] = delegationChain;
      const ask = (paths: readonly string[]) =>
        search({ refs: [{ id: delegating.userId }], expandMask: { paths } });
      const bare = (await ask([])).list[0];
      assert.deepEqual([bare?.managersPath, bare?.delegatedUserPath], ['', '']);
      const withManager = (await ask(['manager_ids'])).list[0];
      assert.match(withManager?.managersPath ?? '', /^\$\.expanded\[\d+\]$/);
      const withDelegate = (await ask(['delegated_user_id'])).list[0];
      assert.equal(withDelegate?.delegatedUserPath, '$.expanded[0]');
      assert.ok((await ask(['*'])).expanded.length > 1);
    });

    it('are shown without personal data to a Basic User', async () => {
      const { userView } = (await tenant.send(
        { method: 'GET', path: `/api/v1/users/${formerPerson.userId}` },
        'appOwner',
      )) as { readonly userView: WireUserView };
      assert.equal(of(userView).email, '');
      assert.equal(of(userView).profile, null);
    });
  });
}
