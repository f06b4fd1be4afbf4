import { describeExpiry, expiryKind, type ExpiryKind } from '../../shared/text/expiry';
import { joinParts } from '../../shared/text/words';
import { accountLabel, type Account } from '../model/account';
import { isInherited } from '../model/grant';
import type { NodeContent } from './accessNode';
import { entitlementLabel, resourceBeside } from './entitlementText';
import type { RowView } from './rowView';

/** Names of codicons. */
export const accountIcons: Readonly<Record<Account['kind'], string>> = {
  person: 'account',
  service: 'server-process',
  system: 'gear',
  unknown: 'account',
};

const expiryColors: Readonly<Record<ExpiryKind, string | undefined>> = {
  standing: undefined,
  past: 'list.errorForeground',
  today: 'list.warningForeground',
  soon: 'list.warningForeground',
  later: undefined,
};

/** The row of a grant: named after the account, or below it after the entitlement. */
export function grantRow(content: NodeContent<'grant'>, now: Date): RowView {
  const { entitlement, grant, isBelowAccount, isJustChanged } = content;
  const { account } = grant;
  const holder = account === undefined ? grant.accountId : accountLabel(account);
  const label = isBelowAccount === true ? entitlementLabel(entitlement) : holder;
  const kind = expiryKind(grant.expiresAt, now);
  const color = isInactive(account) ? 'disabledForeground' : expiryColors[kind];
  const description = joinParts(
    describeExpiry(grant.expiresAt, now),
    isJustChanged && 'just changed',
    isInherited(grant) && 'inherited',
    isBelowAccount === true && entitlement.isDeleted && 'deleted',
    isBelowAccount === true ? resourceBeside(entitlement) : describeHolder(account),
  );
  const icon = isBelowAccount === true ? 'key' : accountIcons[account?.kind ?? 'unknown'];
  return {
    label,
    description,
    icon: kind === 'past' || kind === 'today' ? 'calendar' : icon,
    ...(color === undefined ? {} : { iconColor: color }),
    context: isInherited(grant)
      ? 'grant.inherited'
      : `grant.direct.${kind === 'standing' ? 'standing' : 'expiring'}`,
    isExpandable: false,
    spoken: `grant ${isBelowAccount === true ? 'of' : 'to'} ${label} · ${description}`,
  };
}

const describeHolder = (account: Account | undefined) =>
  account === undefined ? 'account unknown' : describeAccount(account);

/** Whether nobody can use an account. */
export function isInactive(account: Account | undefined): boolean {
  return account?.status === 'disabled' || account?.status === 'deleted';
}

/** What is unusual about an account; nothing for an employee's active one. */
export function describeAccount(account: Account): string {
  const kind = account.kind === 'service' || account.kind === 'system';
  return joinParts(
    isInactive(account) && `${account.status} account`,
    kind && `${account.kind} account`,
    account.isExternal && 'external',
    account.userId === undefined && 'no owner',
  );
}
