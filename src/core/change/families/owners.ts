import type { JsonValue } from '../../../shared/json';
import { readAllPages } from '../../api/pages';
import { entitlementKey } from '../../model/ids';
import type { OwnerChange, FieldState } from '../change';
import type { ChangeFamily } from './family';

/** Whether the person is an owner: the one field that changes of owners touch. */
export const ownerState = (isOwner: boolean): FieldState => ({ isOwner });

/** Adding and removing owners of entitlements, one person at a time. */
export const owners: ChangeFamily<OwnerChange> = {
  batchSize: 10,
  targetOf: ({ entitlement, userId }) => `owner/${entitlementKey(entitlement)}/${userId}`,
  readCurrent: async (api, changes, signal) => {
    const states = new Map<string, FieldState>();
    for (const change of changes) {
      const ids = await readAllPages(
        (page) => api.entitlements.owners(change.entitlement, page, signal),
        signal,
      );
      const isOwner = ids.some(({ id }) => id === change.userId);
      states.set(owners.targetOf(change), ownerState(isOwner));
    }
    return states;
  },
  // Both calls answer an empty object: that they succeeded is the answer.
  readAnswer: (_, { kind }) => ({ after: ownerState(kind === 'addOwner'), isRevoked: false }),
  isSame: (one, other) => one === other,
  labelOf: () => 'Owner',
  describe,
  describeFully: describe,
  requireTimely: () => undefined,
};

function describe(_: string, value: JsonValue): string {
  return value === true ? 'owner' : 'not an owner';
}
