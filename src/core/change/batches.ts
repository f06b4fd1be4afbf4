import type { ChangePlan } from './change';
import { familyOf } from './families/familyOf';

/** A list with at least one value. */
export type NonEmpty<Value> = readonly [Value, ...Value[]];

/** Plans of one family and session in a row, as many as are read at once. */
export function batchesOf(plans: readonly ChangePlan[]): readonly NonEmpty<ChangePlan>[] {
  const batches: [ChangePlan, ...ChangePlan[]][] = [];
  for (const plan of plans) {
    const family = familyOf(plan.change);
    const last = batches.at(-1);
    const fits =
      last !== undefined &&
      last.length < family.batchSize &&
      familyOf(last[0].change) === family &&
      last[0].session === plan.session;
    if (fits) last.push(plan);
    else batches.push([plan]);
  }
  return batches;
}
