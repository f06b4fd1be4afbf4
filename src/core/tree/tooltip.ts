import { describeExpiry } from '../../shared/text/expiry';
import { formatBoth } from '../../shared/text/localTime';
import { accountLabel } from '../model/account';
import type { AccessContent } from './accessNode';
import { describeAccount } from './accessRows';

/** A tooltip: a heading, a text, and named facts, all plain text. */
export interface Tooltip {
  readonly heading: string;
  readonly text: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
}

/** What a row tells when the mouse rests on it: ids and exact times. Undefined for nothing more. */
export function tooltipOf(
  content: AccessContent,
  now: Date,
  riskLabel: (riskLevelId: string) => string | undefined,
): Tooltip | undefined {
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
        ['Risk', riskLevelId === undefined ? '' : (riskLabel(riskLevelId) ?? 'label unknown')],
        ['Entitlement id', entitlement.entitlementId],
        ['App id', entitlement.appId],
      ]);
    }
    case 'grant': {
      const { grant } = content;
      const { account, expiresAt, grantedAt } = grant;
      return tooltip(account === undefined ? grant.accountId : accountLabel(account), '', [
        ['Person', grant.personName ?? ''],
        ['Username', account?.username ?? ''],
        ['Email', account?.email ?? ''],
        ['Account', account === undefined ? '' : describeAccount(account, undefined)],
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
    case 'problem':
      return content.problem.kind === 'failed'
        ? tooltip('Could not load', content.problem.error.message, [])
        : undefined;
    case 'more':
    case 'empty':
      return undefined;
  }
}

function tooltip(
  heading: string,
  text: string,
  facts: readonly (readonly [string, string])[],
): Tooltip {
  return { heading, text, facts: facts.filter(([, value]) => value !== '') };
}
