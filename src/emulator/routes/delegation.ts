/** Who handles a user's tasks instead, set by an administrator. */
import type { WireExpiringUserDelegationBinding } from '../../shared/wire/users';
import { invalidArgument, notFound } from '../errors';
import { message, type Decoded } from '../protojson/message';
import { id, optionalId, timestamp } from '../protojson/scalars';
import { preciseTimestamp } from '../protojson/time';
import { requireSuperAdmin, route, type Call, type Route } from '../route';

const setRequest = message('c1.api.user.v1.SetExpiringUserDelegationBindingByAdminRequest', {
  userId: id,
  delegatedUserId: optionalId,
  delegationStartAt: timestamp,
  delegationExpireAt: timestamp,
});

/** The answer; without an item where the delegation was removed. */
export interface DelegationAnswer {
  readonly item: WireExpiringUserDelegationBinding | null;
}

/** The endpoint that sets and removes delegations. */
export const delegationRoutes: readonly Route[] = [
  route(
    'POST',
    '/api/v1/users/{user_id}/set-delegation-by-admin',
    setRequest,
    (request, call): DelegationAnswer => {
      requireSuperAdmin(call);
      if (call.store.user(request.userId) === undefined) throw notFound('user');
      const isRemoval = request.delegatedUserId === '';
      if (!isRemoval) checkDelegate(request, call);
      checkDates(request, call);
      const changedAt = preciseTimestamp(call.now);
      const item: WireExpiringUserDelegationBinding = {
        userId: request.userId,
        delegatedUserId: request.delegatedUserId,
        startAt: isRemoval ? null : request.delegationStartAt,
        expirationAt: isRemoval ? null : request.delegationExpireAt,
        createdAt: changedAt,
        updatedAt: changedAt,
        deletedAt: null,
      };
      call.store.writer.setDelegation(item);
      return { item: isRemoval ? null : item };
    },
  ),
];

function checkDelegate(
  { userId, delegatedUserId }: Decoded<typeof setRequest>,
  { store }: Call,
): void {
  if (userId === delegatedUserId) throw invalidArgument('a user cannot be their own delegate');
  const delegate = store.user(delegatedUserId);
  if (delegate === undefined) throw notFound('delegate');
  if (delegate.status !== 'ENABLED') throw invalidArgument('the delegate is not enabled');
}

function checkDates(
  { delegationStartAt, delegationExpireAt }: Decoded<typeof setRequest>,
  { now }: Call,
): void {
  if (delegationExpireAt === null) return;
  const startMs = delegationStartAt === null ? now.getTime() : Date.parse(delegationStartAt);
  if (Date.parse(delegationExpireAt) <= Math.max(startMs, now.getTime())) {
    throw invalidArgument('the delegation would end before it starts');
  }
}
