import type { JsonValue } from '../../../shared/json';
import { formatBoth, formatLocal } from '../../../shared/text/localTime';
import { readDelegation } from '../../api/delegation';
import { NotFoundError } from '../../errors';
import { mapConcurrently } from '../../util/mapConcurrently';
import type { DelegationChange, FieldState } from '../change';
import type { ChangeFamily } from './family';
import { sameDateOrText } from './fieldState';
import { TooNearError } from './tooNearError';

/** Reads at once: the users of a batch are asked for one by one. */
const readConcurrency = 4;

/** What a change of a delegation wants. Dates are null for "at once" and "without end". */
export function wantedDelegation(change: DelegationChange): FieldState {
  return change.kind === 'removeDelegation'
    ? { delegateId: '' }
    : delegationState(change.delegateId, change);
}

/** A delegation with its dates. */
export function delegationState(
  delegateId: string,
  { endsAt, startsAt }: { readonly startsAt: Date | undefined; readonly endsAt: Date | undefined },
): FieldState {
  if (delegateId === '') return { delegateId };
  return {
    delegateId,
    startsAt: startsAt?.toISOString() ?? null,
    endsAt: endsAt?.toISOString() ?? null,
  };
}

const labels: Readonly<Record<string, string>> = {
  delegateId: 'Delegate',
  startsAt: 'From',
  endsAt: 'Until',
};

/** Setting and removing who gets a person's new tasks. */
export const delegations: ChangeFamily<DelegationChange> = {
  batchSize: 20,
  targetOf: ({ userId }) => `delegation/${userId}`,
  readCurrent: async (api, changes, signal) => {
    const states = await mapConcurrently(changes, readConcurrency, async (change) => {
      try {
        const { delegateId } = await api.users.get(change.userId, signal);
        // The API does not tell the dates.
        const state: FieldState = { delegateId: delegateId ?? '' };
        return [[delegations.targetOf(change), state] as const];
      } catch (error) {
        if (error instanceof NotFoundError) return [];
        throw error;
      }
    });
    return new Map(states.flat());
  },
  readAnswer: (json) => {
    const { delegateId, endsAt, startsAt } = readDelegation(json);
    return { after: delegationState(delegateId, { startsAt, endsAt }), isRevoked: false };
  },
  isSame: sameDateOrText,
  labelOf: (field) => labels[field] ?? field,
  describe: (field, value) => describe(field, value, formatLocal),
  describeFully: (field, value) => describe(field, value, formatBoth),
  requireTimely: (change, subject, now) => {
    if (change.kind === 'setDelegation' && change.endsAt !== undefined && change.endsAt <= now) {
      throw new TooNearError(`${subject}: the end has passed by now, so nothing was changed.`);
    }
  },
};

function describe(field: string, value: JsonValue, formatDate: (date: Date) => string): string {
  if (typeof value !== 'string') return field === 'startsAt' ? 'at once' : 'without end';
  if (field === 'delegateId') return value || 'nobody';
  return formatDate(new Date(value));
}
