import { maxPageSize } from '../api/pages';
import type { App } from '../model/app';
import type { Entitlement } from '../model/entitlement';
import type { EntitlementRef } from '../model/ids';

/** What one cursor reads: the grants of an app, or of some of its entitlements. */
export interface Partition {
  readonly app: App;
  /** Undefined for the whole app. */
  readonly entitlements: readonly EntitlementRef[] | undefined;
  /** How many grants the tenant counts there. */
  readonly expectedGrantCount: number;
}

/**
 * Long enough that the half-empty page at the end of each cursor costs little, and short enough that
 * the last cursors end together.
 */
const grantsPerPartition = 20 * maxPageSize;

/** As many as a body can name without getting large. */
const maxEntitlementsPerPartition = 200;

/**
 * Splits the grants of an app over cursors that can run at once: a cursor is read page after page, so
 * nothing else makes a large app fast. Grants of a single entitlement cannot be split.
 *
 * @param entitlements all of the app's.
 */
export function partitionsOf(app: App, entitlements: readonly Entitlement[]): readonly Partition[] {
  const total = entitlements.reduce((sum, { grantCount }) => sum + grantCount, 0);
  if (total <= grantsPerPartition) {
    return [{ app, entitlements: undefined, expectedGrantCount: total }];
  }
  const partitions: Partition[] = [];
  let open: Entitlement[] = [];
  let openCount = 0;
  const close = () => {
    if (open.length > 0) {
      partitions.push({ app, entitlements: open, expectedGrantCount: openCount });
    }
    open = [];
    openCount = 0;
  };
  for (const entitlement of entitlements) {
    const isFull =
      openCount + entitlement.grantCount > grantsPerPartition ||
      open.length === maxEntitlementsPerPartition;
    if (isFull) close();
    open.push(entitlement);
    openCount += entitlement.grantCount;
  }
  close();
  return partitions;
}

/** The longest first, so that none of them is left to run alone at the end. */
export const longestFirst = (partitions: readonly Partition[]): readonly Partition[] =>
  [...partitions].sort((one, other) => other.expectedGrantCount - one.expectedGrantCount);
