import { describeExpiry, expiryKind, type ExpiryKind } from '../../shared/text/expiry';
import { countOf, joinParts } from '../../shared/text/words';
import type { ListAddress } from '../catalog/listAddress';
import { accountLabel, type Account } from '../model/account';
import { isInherited } from '../model/grant';
import type { AccessContent, ListProgress, NodeContent } from './accessNode';
import type { RowView } from './rowView';

/** What rows need to know besides their own content. */
export interface RowFacts {
  readonly now: Date;
  /** The label of an entitlement's risk level; undefined where it has none or labels are unknown. */
  readonly riskLabel: (riskLevelId: string) => string | undefined;
  readonly isHighRisk: (riskLabel: string) => boolean;
  /** What narrows the children of a row, in words; empty for nothing. */
  readonly filterOf: (content: AccessContent) => string;
}

/** The row of any node. */
export function accessRow(content: AccessContent, facts: RowFacts): RowView {
  switch (content.kind) {
    case 'app':
      return appRow(content, facts);
    case 'resourceType':
      return plainRow(content.resourceType.displayName || content.resourceType.id, {
        icon: 'folder',
        context: 'resourceType',
        kindWord: 'resource type',
      });
    case 'allEntitlements':
      return plainRow('All entitlements', {
        icon: 'list-flat',
        context: 'allEntitlements',
        kindWord: 'list',
      });
    case 'entitlement':
      return entitlementRow(content, facts);
    case 'grant':
      return grantRow(content, facts);
    case 'more':
      return moreRow(content.list, content.progress);
    case 'problem':
      return problemRow(content);
    case 'empty':
      return emptyRow(content);
  }
}

function plainRow(
  label: string,
  parts: { readonly icon: string; readonly context: string; readonly kindWord: string },
): RowView {
  return {
    label,
    description: '',
    icon: parts.icon,
    context: parts.context,
    isExpandable: true,
    spoken: `${parts.kindWord} ${label}`,
  };
}

const filterPart = (filter: string) => filter !== '' && `filter: ${filter}`;

function appRow({ app, ...rest }: NodeContent<'app'>, facts: RowFacts): RowView {
  const label = app.displayName || app.id;
  const accounts = countOf(app.accountCount, 'account');
  const filter = facts.filterOf({ app, ...rest });
  return {
    label,
    description: joinParts(filterPart(filter), accounts),
    icon: app.isDirectory ? 'organization' : 'window',
    context: filter === '' ? 'app' : 'app.filtered',
    isExpandable: true,
    spoken: joinParts(`app ${label}`, accounts, filterPart(filter)),
  };
}

function entitlementRow(content: NodeContent<'entitlement'>, facts: RowFacts): RowView {
  const { entitlement } = content;
  const label = entitlement.displayName || entitlement.slug || entitlement.entitlementId;
  const risk =
    entitlement.riskLevelId === undefined ? undefined : facts.riskLabel(entitlement.riskLevelId);
  const isHigh = risk !== undefined && facts.isHighRisk(risk);
  const filter = facts.filterOf(content);
  const resource =
    entitlement.resourceName !== undefined && !label.includes(entitlement.resourceName)
      ? entitlement.resourceName
      : undefined;
  const grants = countOf(entitlement.grantCount, 'grant');
  const description = joinParts(
    entitlement.isDeleted && 'deleted',
    isHigh && riskWords(risk),
    filterPart(filter),
    resource,
    entitlement.slug === label ? undefined : entitlement.slug,
    grants,
  );
  return {
    label,
    description,
    icon: isHigh ? 'shield' : 'key',
    ...(isHigh ? { iconColor: 'list.warningForeground' } : {}),
    context: filter === '' ? 'entitlement' : 'entitlement.filtered',
    isExpandable: true,
    spoken: `entitlement ${label} · ${description}`,
  };
}

/** Labels are free text, and some say "risk" themselves. */
const riskWords = (label: string) => (/risk/i.test(label) ? label : `${label} risk`);

const accountIcons: Readonly<Record<Account['kind'], string>> = {
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

function grantRow(content: NodeContent<'grant'>, { now }: RowFacts): RowView {
  const { grant, isJustChanged } = content;
  const { account } = grant;
  const label = account === undefined ? grant.accountId : accountLabel(account);
  const kind = expiryKind(grant.expiresAt, now);
  const color = isInactive(account) ? 'disabledForeground' : expiryColors[kind];
  const description = joinParts(
    describeExpiry(grant.expiresAt, now),
    isJustChanged && 'just changed',
    isInherited(grant) && 'inherited',
    account === undefined ? 'account unknown' : describeAccount(account),
  );
  return {
    label,
    description,
    icon:
      kind === 'past' || kind === 'today' ? 'calendar' : accountIcons[account?.kind ?? 'unknown'],
    ...(color === undefined ? {} : { iconColor: color }),
    context: isInherited(grant)
      ? 'grant.inherited'
      : `grant.direct.${kind === 'standing' ? 'standing' : 'expiring'}`,
    isExpandable: false,
    spoken: `grant to ${label} · ${description}`,
  };
}

function isInactive(account: Account | undefined): boolean {
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

function moreRow(list: ListAddress, progress: ListProgress): RowView {
  const labels = {
    load: 'Load more',
    search: 'Search the rest',
    full: 'Filter to see the others',
  };
  const label = progress.isLoading ? 'Loading…' : labels[progress.offer];
  const description = progressWords(progress);
  return {
    label,
    description,
    icon: progress.isLoading ? 'loading~spin' : 'ellipsis',
    context: `more.${progress.offer}.${list.kind}`,
    isExpandable: false,
    spoken: `${label}: ${description}`,
  };
}

function progressWords({ shownCount, loadedCount, totalCount, offer }: ListProgress): string {
  const count = (value: number) => value.toLocaleString('en-US');
  if (offer === 'search') {
    return `${count(shownCount)} found in ${count(loadedCount)} loaded, more exist`;
  }
  return totalCount === undefined
    ? `${count(shownCount)} shown, more exist`
    : `${count(shownCount)} of ${count(totalCount)} shown`;
}

const listWords: Readonly<Record<ListAddress['kind'], string>> = {
  apps: 'apps',
  resourceTypes: 'resource types',
  entitlements: 'entitlements',
  grants: 'grants',
};

function problemRow({ list, problem, progress }: NodeContent<'problem'>): RowView {
  const isFailed = problem.kind === 'failed';
  const label = isFailed ? `Could not load ${listWords[list.kind]}` : 'Load cancelled';
  const description = isFailed
    ? `Retry · ${problem.error.message}`
    : joinParts('Retry', progress !== undefined && progressWords(progress));
  return {
    label,
    description,
    icon: isFailed ? 'error' : 'circle-slash',
    ...(isFailed ? { iconColor: 'list.errorForeground' } : {}),
    context: `problem.${problem.kind}`,
    isExpandable: false,
    spoken: `${label}. ${description}`,
  };
}

function emptyRow({ list, filterText }: NodeContent<'empty'>): RowView {
  const label = `No ${listWords[list.kind]}`;
  const description = filterText === '' ? '' : `fit the filter ${filterText}`;
  return {
    label,
    description,
    icon: 'info',
    context: 'empty',
    isExpandable: false,
    spoken: `${label} ${description}`.trim(),
  };
}
