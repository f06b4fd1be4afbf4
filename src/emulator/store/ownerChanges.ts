/** Which people were made owners of entitlements, or ceased to be, since the seed. */
import type { WireAppEntitlementRef } from '../../shared/wire/entitlements';
import type { TenantChanges } from './changes';
import { objectKey } from './keys';

type OwnerChange = TenantChanges['owners'][number];

/** The latest change of each person and entitlement. */
export class OwnerChanges {
  private readonly byEntitlement = new Map<string, Map<string, OwnerChange>>();

  keep(change: OwnerChange): void {
    const key = objectKey(change);
    const changes = this.byEntitlement.get(key) ?? new Map<string, OwnerChange>();
    this.byEntitlement.set(key, changes.set(change.userId, change));
  }

  /**
   * The owners that the seed's have become. What changed after `untilMs` (milliseconds since 1970)
   * shows as it was before.
   */
  owners(
    ref: WireAppEntitlementRef,
    seedIds: readonly string[],
    untilMs: number,
  ): readonly string[] {
    const changes = [...(this.byEntitlement.get(objectKey(ref))?.values() ?? [])];
    const isOwner = (change: OwnerChange): boolean =>
      Date.parse(change.changedAt) > untilMs ? !change.isOwner : change.isOwner;
    const gone = changes.filter((change) => !isOwner(change)).map(({ userId }) => userId);
    const added = changes.filter(isOwner).map(({ userId }) => userId);
    return [...new Set([...seedIds, ...added])].filter((userId) => !gone.includes(userId));
  }

  clear(): void {
    this.byEntitlement.clear();
  }

  toChanges(): readonly OwnerChange[] {
    return [...this.byEntitlement.values()].flatMap((changes) => [...changes.values()]);
  }
}
