import { describeExpiry } from '../../shared/text/expiry';
import { formatBoth } from '../../shared/text/localTime';
import { joinParts } from '../../shared/text/words';
import { C1Error } from '../errors';
import { accountLabel } from '../model/account';
import { describePerson } from '../model/personText';
import { userLabel, type User } from '../model/user';
import { describeDelegate } from '../people/peopleRows';
import type { AccessContent } from './accessNode';
import { describeAccount } from './grantRow';

/** One line; an empty value is left out. */
export type TooltipFact = readonly [name: string, value: string];

/**
 * What a row tells when the mouse rests on it: ids and exact times, as plain text: names
 * come from the tenant, and nothing in them may turn into a link. Undefined for nothing more.
 */
export function tooltipOf(
  content: AccessContent,
  now: Date,
  details: {
    readonly riskLabel: (riskLevelId: string) => string | undefined;
    /** The owner of a grant's account, where it has one that the caller may see. */
    readonly person: User | undefined;
    /** Of a person: what was found out about their delegation. */
    readonly delegation?: readonly TooltipFact[];
  },
): string | undefined {
  switch (content.kind) {
    case 'app': {
      const { app } = content;
      return tooltip(app.displayName, app.description, [['App id', app.id]]);
    }
    case 'resourceType':
      return tooltip(content.resourceType.displayName, '', [
        ['Resource type id', content.resourceType.id],
      ]);
    case 'entitlement': {
      const { entitlement } = content;
      const { riskLevelId } = entitlement;
      return tooltip(entitlement.displayName, entitlement.description, [
        ['Permission', entitlement.slug],
        ['Alias', entitlement.alias],
        ['Resource', entitlement.resourceName ?? ''],
        [
          'Risk',
          riskLevelId === undefined ? '' : (details.riskLabel(riskLevelId) ?? 'label unknown'),
        ],
        ['Entitlement id', entitlement.entitlementId],
        ['App id', entitlement.appId],
      ]);
    }
    case 'grant': {
      const { grant } = content;
      const { account, expiresAt, grantedAt } = grant;
      return tooltip(account === undefined ? grant.accountId : accountLabel(account), '', [
        ['Person', describePerson(account, details.person)],
        ['Username', account?.username ?? ''],
        ['Email', account?.email ?? ''],
        ['Account', account === undefined ? '' : describeAccount(account)],
        ['Granted', grantedAt === undefined ? '' : formatBoth(grantedAt)],
        [
          'Ends',
          expiresAt === undefined
            ? 'never (standing)'
            : `${formatBoth(expiresAt)}, ${describeExpiry(expiresAt, now)}`,
        ],
        ['Account id', grant.accountId],
        ['Entitlement id', grant.entitlementId],
        ['App id', grant.appId],
      ]);
    }
    case 'person': {
      const { user } = content;
      return tooltip(userLabel(user), joinParts(user.jobTitle, user.department), [
        ['Delegate', describeDelegate(user)],
        ...(details.delegation ?? []),
        ['Directory', user.status],
        ['Username', user.username],
        ['Email', user.email],
        ['User id', user.id],
      ]);
    }
    case 'account': {
      const { account, app } = content;
      return tooltip(accountLabel(account), app.displayName, [
        ['Username', account.username],
        ['Email', account.email],
        ['Account', describeAccount(account)],
        ['Account id', account.id],
        ['App id', account.appId],
      ]);
    }
    case 'problem':
      return content.problem.kind === 'failed'
        ? tooltip('Could not load', content.problem.error.message, [
            ['Request id', requestIdOf(content.problem.error)],
          ])
        : undefined;
    case 'allEntitlements':
    case 'peopleGroup':
    case 'more':
    case 'empty':
      return undefined;
  }
}

function tooltip(heading: string, text: string, facts: readonly TooltipFact[]): string {
  const lines = facts
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`);
  return [heading, text, lines.join('\n')].filter((part) => part !== '').join('\n\n');
}

/** What support needs to find a failed request; empty where none was answered. */
function requestIdOf(error: Error): string {
  return error instanceof C1Error ? (error.requestId ?? '') : '';
}
