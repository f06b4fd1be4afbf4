import type { Change, ChangePlan } from '../change';
import { delegations } from './delegations';
import { entitlementUpdates } from './entitlementUpdates';
import { expirations } from './expirations';
import type { ChangeFamily } from './family';
import { owners } from './owners';

/** What the write path knows about a kind of change. */
export function familyOf({ kind }: Change): ChangeFamily {
  switch (kind) {
    case 'removeExpiration':
    case 'setExpiration':
      return expirations;
    case 'updateEntitlement':
      return entitlementUpdates;
    case 'addOwner':
    case 'removeOwner':
      return owners;
    case 'setDelegation':
    case 'removeDelegation':
      return delegations;
  }
}

/** What a plan changes, as one text. */
export const targetOf = ({ change }: Pick<ChangePlan, 'change'>): string =>
  familyOf(change).targetOf(change);
