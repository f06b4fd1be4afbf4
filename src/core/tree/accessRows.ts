import { countOf, joinParts } from '../../shared/text/words';
import type { ListAddress } from '../catalog/listAddress';
import type { EntitlementRef } from '../model/ids';
import { accountRow, emptyPeopleWords, groupRow, personRow } from '../people/peopleRows';
import type { AccessContent, ListProgress, NodeContent } from './accessNode';
import { entitlementLabel, resourceBeside } from './entitlementText';
import { grantRow } from './grantRow';
import type { RowView } from './rowView';

/** What rows need to know besides their own content. */
export interface RowFacts {
  readonly now: Date;
  /** The label of an entitlement's risk level; undefined where it has none or labels are unknown. */
  readonly riskLabel: (riskLevelId: string) => string | undefined;
  readonly isHighRisk: (riskLabel: string) => boolean;
  /** What narrows the children of a row, in words; empty for nothing. */
  readonly filterOf: (content: AccessContent) => string;
  /** Whether unsaved changes of an entitlement's settings are kept. */
  readonly hasDraft: (entitlement: EntitlementRef) => boolean;
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
      return grantRow(content, facts.now);
    case 'peopleGroup':
      return groupRow(content.group);
    case 'person':
      return personRow(content);
    case 'account':
      return accountRow(content);
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
  const label = entitlementLabel(entitlement);
  const risk =
    entitlement.riskLevelId === undefined ? undefined : facts.riskLabel(entitlement.riskLevelId);
  const isHigh = risk !== undefined && facts.isHighRisk(risk);
  const filter = facts.filterOf(content);
  const grants = countOf(entitlement.grantCount, 'grant');
  const description = joinParts(
    facts.hasDraft(entitlement) && 'unsaved changes',
    entitlement.isDeleted && 'deleted',
    isHigh && riskWords(risk),
    filterPart(filter),
    resourceBeside(entitlement),
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
  people: 'people',
  accounts: 'accounts',
  grantsOfAccount: 'grants',
};

function problemRow({ list, problem, progress }: NodeContent<'problem'>): RowView {
  const isFailed = problem.kind === 'failed';
  const verb = problem.kind === 'failed' && problem.isReload ? 'refresh' : 'load';
  const label = isFailed ? `Could not ${verb} ${listWords[list.kind]}` : 'Load cancelled';
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
  const label =
    list.kind === 'people' ? emptyPeopleWords(list.group) : `No ${listWords[list.kind]}`;
  const description = filterText === '' ? '' : `fit the filter ${filterText}`;
  return {
    label,
    description,
    icon: 'info',
    context: list.kind === 'people' ? `empty.${list.group}` : 'empty',
    isExpandable: false,
    spoken: `${label} ${description}`.trim(),
  };
}
