import type { UserId } from '../../core/model/ids';
import { userLabel, type User } from '../../core/model/user';
import { personRow } from '../../core/people/peopleRows';
import type { TenantScope } from '../../core/tenantScope';
import { firstRows, searchPick } from '../searchPick';
import type { Services } from '../services';

/** Asks for a person, searched on the server while typing. */
export function pickPerson(
  scope: TenantScope,
  question: { readonly title: string; readonly placeholder: string },
): Promise<User | undefined> {
  const { users } = scope.session.connection.api;
  return searchPick({
    ...question,
    signal: scope.signal,
    search: (text, signal) =>
      firstRows(
        (pageToken) => users.search({ text }, { pageToken }, signal),
        (user) => ({
          label: userLabel(user),
          description: personRow({ kind: 'person', user, isJustChanged: false }).description,
          detail: user.email,
          value: user,
        }),
      ),
  });
}

/** Shows a person in the view People, wherever they stand in the tenant's lists. */
export async function findPerson(services: Services): Promise<void> {
  const scope = services.scope();
  if (scope === undefined) {
    services.reporter.warn('Sign in to a tenant first.');
    return;
  }
  const person = await pickPerson(scope, {
    title: 'Find Person',
    placeholder: 'Whom? Type part of a name or email',
  });
  if (person !== undefined) await showPerson(services, scope, person.id);
}

/** Puts a person among those that were found and selects them there. */
export async function showPerson(
  services: Pick<Services, 'peopleView' | 'scope'>,
  scope: TenantScope,
  userId: UserId,
): Promise<void> {
  const row = await scope.peopleTree.addFound(userId);
  if (row === undefined || services.scope() !== scope) return;
  await services.peopleView.reveal(row, { select: true, focus: true, expand: true });
}
