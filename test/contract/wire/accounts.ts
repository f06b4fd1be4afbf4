import assert from 'node:assert/strict';
import { asAppId } from '../../../src/core/model/ids';
import { githubApp, grantEndingToday } from '../../../src/emulator/seed/landmarks';
import type { WireAppUser, WireAppUserView } from '../../../src/shared/wire/accounts';
import type { WireExpandedPage } from '../../../src/shared/wire/common';
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

type View = WireAppUserView;

const of = ({ appUser }: View): WireAppUser => {
  assert.ok(appUser);
  return appUser;
};

const keyOf = (view: View) => `${of(view).appId}/${of(view).id}`;
const refOf = (key: string) => ({ appId: key.split('/')[0], id: key.split('/')[1] });
const domainOf = (view: View) =>
  of(view).isExternal ? 'APP_USER_DOMAIN_EXTERNAL' : 'APP_USER_DOMAIN_TRUSTED';

const filters: readonly FilterFrom<View>[] = [
  exactly('appId', (view) => of(view).appId),
  oneOf('appIds', (view) => of(view).appId),
  oneOf('appUserIds', (view) => of(view).id),
  noneOf('excludeAppUserIds', (view) => of(view).id),
  oneOf('refs', keyOf, refOf),
  oneOf('userIds', (view) => of(view).identityUserId),
  oneOf('appUserStatuses', (view) => of(view).status?.status ?? ''),
  oneOf('appUserStatusDetails', (view) => of(view).status?.details ?? ''),
  oneOf('appUserTypes', (view) => of(view).appUserType),
  oneOf('appUserDomains', domainOf),
  oneOf('nhiTypes', (view) => of(view).nhiType),
  whether('withoutResponsibleParty', (view) => of(view).identityUserId === ''),
];

/** Reading accounts. */
export function describeAccounts(tenant: JudgedTenant): void {
  describe('accounts', () => {
    const search = async (body: SearchBody) =>
      (await tenant.search('app_users', body)) as WireExpandedPage<View>;

    it('are searched by the client, in one app and in all', async () => {
      const { api } = tenant.connect();
      const text = grantEndingToday.accountName;
      const inAll = await api.accounts.search({ text }, {});
      assert.ok(new Set(inAll.rows.map(({ appId }) => appId)).size > 1);
      const appId = asAppId(githubApp.appId);
      const inOne = await api.accounts.search({ text, appId }, {});
      assert.deepEqual(
        inOne.rows.map(({ id }) => String(id)),
        [grantEndingToday.appUserId],
      );
    });

    it('come page by page', async () => {
      const { api } = tenant.connect();
      const first = await api.accounts.search({}, { pageSize: 10 });
      assert.equal(first.rows.length, 10);
      const second = await api.accounts.search(
        {},
        { pageSize: 10, pageToken: first.nextPageToken },
      );
      assert.equal(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size, 20);
    });

    it('pass every filter', async () => {
      const all = await allRows(search);
      for (const filter of filters) await assertFilters(search, all, filter);
    });

    it('pass the filters that let all of them through', async () => {
      const body = { appIds: [githubApp.appId] };
      const all = await allRows(search, body);
      const sameBody = {
        ...body,
        agentStatuses: ['APP_USER_AGENT_STATUS_UNSPECIFIED'],
        excludeDeletedApps: true,
        sortBy: 'APP_USER_SEARCH_SORT_BY_UNSPECIFIED',
        withOpenFindings: false,
      };
      assert.deepEqual(await allRows(search, sameBody), all);
    });

    it('bring along the neighbours that the mask names', async () => {
      const ask = async (paths: readonly string[]) => {
        const { list } = await search({
          appUserIds: [grantEndingToday.appUserId],
          expandMask: { paths },
        });
        return list.map(({ appPath, identityUserPath }) => [appPath, identityUserPath]);
      };
      assert.deepEqual(await ask([]), [['', '']]);
      assert.deepEqual(await ask(['app_id']), [['$.expanded[0]', '']]);
      assert.deepEqual(await ask(['identity_user_id']), [['', '$.expanded[0]']]);
      assert.deepEqual(await ask(['*']), [['$.expanded[0]', '$.expanded[1]']]);
    });
  });
}
