import {
  noFilters,
  withAppText,
  withEntitlementText,
  withGrantFilter,
  type GrantFilter,
} from '../../core/catalog/filters';
import { accountLabel } from '../../core/model/account';
import type { App } from '../../core/model/app';
import type { Entitlement } from '../../core/model/entitlement';
import { entitlementKey } from '../../core/model/ids';
import { userLabel } from '../../core/model/user';
import type { TenantScope } from '../../core/tenantScope';
import { AccessNode, type NodeContent } from '../../core/tree/accessNode';
import { joinParts } from '../../shared/text/words';
import { askText, choose } from '../prompts';
import { firstRows, searchPick } from '../searchPick';
import type { Services } from '../services';
import { pickPerson } from './peopleFind';

/**
 * Narrows what is below the clicked row, or from the palette below what is selected in the Access
 * view; the apps where nothing is.
 */
export async function filter(services: Services, args: readonly unknown[]): Promise<void> {
  const scope = services.scope();
  if (scope === undefined) {
    services.reporter.warn('Sign in to a tenant first.');
    return;
  }
  const [clicked] = args;
  const rows = clicked instanceof AccessNode ? [clicked] : services.accessView.selection;
  const contents = new Set(rows.map(filteredContent));
  const [content] = contents.size === 1 ? contents : [];
  if (content?.kind === 'app') await filterEntitlements(scope, content.app);
  else if (content?.kind === 'entitlement') await filterGrants(scope, content.entitlement);
  else await askAppText(scope);
}

/** Narrows the apps, whatever is selected. */
export async function filterApps({ reporter, scope }: Services): Promise<void> {
  const current = scope();
  if (current === undefined) reporter.warn('Sign in to a tenant first.');
  else await askAppText(current);
}

/** Takes the filter off the clicked row, or all filters when no row is given. */
export function clearFilter(services: Services, args: readonly unknown[]): void {
  const scope = services.scope();
  if (scope === undefined) return;
  const { filters } = scope.catalog;
  const [clicked] = args;
  const content = clicked instanceof AccessNode ? filteredContent(clicked) : undefined;
  if (content?.kind === 'app') {
    scope.setFilters(withEntitlementText(filters, content.app, ''));
  } else if (content?.kind === 'entitlement') {
    scope.setFilters(withGrantFilter(filters, content.entitlement, undefined));
  } else {
    scope.setFilters(noFilters);
  }
}

/** The nearest row, upwards, whose children can be narrowed; undefined for the apps themselves. */
function filteredContent(row: AccessNode): NodeContent<'app' | 'entitlement'> | undefined {
  for (let node: AccessNode | undefined = row; node !== undefined; node = node.parent) {
    const { content } = node;
    if (content.kind === 'app' || content.kind === 'entitlement') return content;
  }
  return undefined;
}

async function askAppText(scope: TenantScope): Promise<void> {
  const text = await askText({
    title: 'Filter Apps',
    prompt:
      'Part of a name or description, searched on the server. Leave it empty to show all apps.',
    value: scope.catalog.filters.appText,
  });
  if (text !== undefined) scope.setFilters(withAppText(scope.catalog.filters, text));
}

async function filterEntitlements(scope: TenantScope, app: App): Promise<void> {
  const text = await askText({
    title: `Filter Entitlements of ${app.displayName}`,
    prompt:
      'Part of a name or description, searched on the server. Leave it empty to show all of them.',
    value: scope.catalog.filters.entitlementFilters.get(app.id)?.text ?? '',
  });
  if (text === undefined) return;
  scope.setFilters(withEntitlementText(scope.catalog.filters, app, text));
}

async function filterGrants(scope: TenantScope, entitlement: Entitlement): Promise<void> {
  const how = await choose<GrantFilter['kind'] | 'none'>(
    [
      { label: '$(person) By Person…', detail: 'Searched on the server', value: 'person' },
      { label: '$(account) By Account…', detail: 'Searched on the server', value: 'account' },
      {
        label: '$(search) By Text in Loaded Rows…',
        detail: 'Finds loaded rows only: the server cannot search grants by text',
        value: 'text',
      },
      ...(scope.catalog.filters.grantFilters.has(entitlementKey(entitlement))
        ? [{ label: '$(clear-all) No Filter', value: 'none' as const }]
        : []),
    ],
    { title: `Filter Grants of ${entitlement.displayName}` },
  );
  if (how === undefined) return;
  const chosen = how === 'none' ? undefined : await askGrantFilter(scope, entitlement, how);
  if (how !== 'none' && chosen === undefined) return;
  scope.setFilters(withGrantFilter(scope.catalog.filters, entitlement, chosen));
}

async function askGrantFilter(
  scope: TenantScope,
  entitlement: Entitlement,
  kind: GrantFilter['kind'],
): Promise<GrantFilter | undefined> {
  const title = `Filter Grants of ${entitlement.displayName}`;
  const { accounts } = scope.session.connection.api;
  switch (kind) {
    case 'person': {
      const user = await pickPerson(scope, {
        title,
        placeholder: 'Whose grants? Type a name or email',
      });
      return user === undefined
        ? undefined
        : { kind: 'person', userId: user.id, name: userLabel(user) };
    }
    case 'account':
      return searchPick<GrantFilter>({
        title,
        placeholder: 'Which account? Type a name or username',
        signal: scope.signal,
        search: (text, signal) =>
          firstRows(
            (pageToken) =>
              accounts.search({ text, appId: entitlement.appId }, { pageToken }, signal),
            (account) => ({
              label: accountLabel(account),
              description: joinParts(account.username, account.email),
              value: { kind: 'account', accountId: account.id, name: accountLabel(account) },
            }),
          ),
      });
    case 'text': {
      const text = await askText({
        title,
        prompt: 'Words in names, usernames and emails of the rows that are loaded',
        validate: (typed) => (typed.trim() === '' ? 'Type at least one word.' : undefined),
      });
      return text === undefined ? undefined : { kind: 'text', text: text.trim() };
    }
  }
}
