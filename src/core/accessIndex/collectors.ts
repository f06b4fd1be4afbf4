import type { Account } from '../model/account';
import type { Entitlement } from '../model/entitlement';
import type { AccountId } from '../model/ids';
import {
  accountFlag,
  accountKinds,
  accountStatuses,
  entitlementFlag,
  type AccountColumns,
  type EntitlementColumns,
} from './appSegment';
import { byteColumn } from './growingColumn';
import { TextColumn } from './textColumn';

/** The accounts of one app, each once. */
export class AccountCollector {
  private readonly rows = new Map<AccountId, number>();
  private readonly columns = {
    ids: new TextColumn(),
    names: new TextColumn(),
    usernames: new TextColumn(),
    emails: new TextColumn(),
    userIds: new TextColumn(),
    kinds: byteColumn(),
    statuses: byteColumn(),
    flags: byteColumn(),
  };

  get count(): number {
    return this.rows.size;
  }

  /** The row of an account; of one that the answer did not carry along only the id is known. */
  rowOf(id: AccountId, account: Account | undefined): number {
    const known = this.rows.get(id);
    if (known !== undefined) return known;
    const row = this.rows.size;
    this.rows.set(id, row);
    const { columns } = this;
    columns.ids.push(id);
    columns.names.push(account?.displayName ?? '');
    columns.usernames.push(account?.username ?? '');
    columns.emails.push(account?.email ?? '');
    columns.userIds.push(account?.userId ?? '');
    columns.kinds.push(accountKinds.indexOf(account?.kind ?? 'unknown'));
    columns.statuses.push(accountStatuses.indexOf(account?.status ?? 'unknown'));
    columns.flags.push(account?.isExternal === true ? accountFlag.external : 0);
    return row;
  }

  sealed(): AccountColumns {
    const { columns } = this;
    return {
      ids: columns.ids.sealed(),
      names: columns.names.sealed(),
      usernames: columns.usernames.sealed(),
      emails: columns.emails.sealed(),
      userIds: columns.userIds.sealed(),
      kinds: columns.kinds.sealed(),
      statuses: columns.statuses.sealed(),
      flags: columns.flags.sealed(),
    };
  }
}

/** The entitlements of one app as columns. */
export function entitlementColumns(
  entitlements: readonly Entitlement[],
): Omit<EntitlementColumns, 'grantEnds'> {
  const texts = (textOf: (entitlement: Entitlement) => string) => {
    const column = new TextColumn();
    for (const entitlement of entitlements) column.push(textOf(entitlement));
    return column.sealed();
  };
  return {
    ids: texts(({ entitlementId }) => entitlementId),
    names: texts(({ displayName }) => displayName),
    slugs: texts(({ slug }) => slug),
    resourceNames: texts(({ resourceName }) => resourceName ?? ''),
    resourceTypeIds: texts(({ resourceTypeId }) => resourceTypeId),
    riskLevelIds: texts(({ riskLevelId }) => riskLevelId ?? ''),
    flags: Uint8Array.from(
      entitlements,
      ({ isAccess, isDeleted }) =>
        (isAccess ? entitlementFlag.access : 0) | (isDeleted ? entitlementFlag.deleted : 0),
    ),
  };
}
