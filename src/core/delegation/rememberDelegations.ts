import { toError } from '../errors';
import { asUserId } from '../model/ids';
import type { Logger } from '../ports';
import type { TenantKey } from '../session/tenantProfile';
import type { Change, FieldState } from '../change/change';
import type { WriteEffects } from '../change/changeService';
import type { DelegationMemory } from './delegationMemory';

/** Lets delegations that are written be remembered, besides what writes mean for the window. */
export function rememberDelegations(
  effects: WriteEffects,
  parts: {
    readonly memory: Pick<DelegationMemory, 'noteRemoved' | 'noteSet'>;
    readonly tenantKey: TenantKey;
    readonly logger: Logger;
  },
): WriteEffects {
  return {
    afterOwnWrites: (change, read) => effects.afterOwnWrites(change, read),
    reread: (change) => effects.reread(change),
    noteWritten: (change, before, after) => {
      effects.noteWritten(change, before, after);
      noteDelegation(change, after, parts).catch((error: unknown) => {
        parts.logger.error(
          `The dates of a delegation could not be remembered: ${toError(error).message}`,
        );
      });
    },
  };
}

async function noteDelegation(
  change: Change,
  { delegateId, endsAt, startsAt }: FieldState,
  { memory, tenantKey }: Parameters<typeof rememberDelegations>[1],
): Promise<void> {
  if (change.kind !== 'setDelegation' && change.kind !== 'removeDelegation') return;
  // Of a write that was found by reading, the dates are not known.
  const hasDates = startsAt !== undefined && endsAt !== undefined;
  if (typeof delegateId !== 'string' || delegateId === '' || !hasDates) {
    await memory.noteRemoved(tenantKey, change.userId);
    return;
  }
  await memory.noteSet(tenantKey, change.userId, {
    delegateId: asUserId(delegateId),
    startsAt: dateOf(startsAt),
    endsAt: dateOf(endsAt),
  });
}

const dateOf = (value: FieldState[string]): Date | undefined =>
  typeof value === 'string' ? new Date(value) : undefined;
