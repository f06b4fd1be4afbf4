import { minExpirationAheadMs } from '../../../shared/text/expirationInput';
import { formatBoth, formatLocal } from '../../../shared/text/localTime';
import { readChangedGrant } from '../../api/changedGrant';
import { grantKey } from '../../model/ids';
import type { ExpirationChange, FieldState } from '../change';
import { grantBatchSize, readCurrentGrants } from './currentGrants';
import type { ChangeFamily } from './family';
import { sameDateOrText } from './fieldState';
import { TooNearError } from './tooNearError';

/** The one field of a grant that changes touch; undefined for a standing grant. */
export const expirationState = (expiresAt: Date | undefined): FieldState => ({
  expiresAt: expiresAt?.toISOString() ?? null,
});

/** The date of such a state. */
export function expirationOf(state: FieldState): Date | undefined {
  return typeof state['expiresAt'] === 'string' ? new Date(state['expiresAt']) : undefined;
}

/** Setting and removing when grants end. */
export const expirations: ChangeFamily<ExpirationChange> = {
  batchSize: grantBatchSize,
  targetOf: ({ grant }) => `grant/${grantKey(grant)}`,
  readCurrent: async (api, changes, signal) => {
    const refs = changes.map(({ grant }) => grant);
    const grants = await readCurrentGrants(api, refs, signal);
    return new Map(
      [...grants].map(([key, { expiresAt }]) => [`grant/${key}`, expirationState(expiresAt)]),
    );
  },
  readAnswer: (json) => {
    const { expiresAt, revokedAt } = readChangedGrant(json);
    return { after: expirationState(expiresAt), isRevoked: revokedAt !== undefined };
  },
  isSame: sameDateOrText,
  labelOf: () => 'Expiration',
  describe: (_, value) => (typeof value === 'string' ? formatLocal(new Date(value)) : 'standing'),
  describeFully: (_, value) =>
    typeof value === 'string' ? formatBoth(new Date(value)) : 'standing (no expiration)',
  requireTimely: (change, subject, now) => {
    if (change.kind === 'removeExpiration') return;
    if (change.expiresAt.getTime() - now.getTime() < minExpirationAheadMs) {
      throw new TooNearError(
        `${subject}: the end is less than 5 minutes ahead by now, and the tenant would revoke at once, so nothing was changed.`,
      );
    }
  },
};
