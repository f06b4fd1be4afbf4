/** Policies as the API sends them. */
import type { WirePolicy } from '../../../shared/wire/policies';
import { drawBetween } from '../draw';
import { idOf, refOf } from '../ids';
import { daySeconds, type Timeline } from '../timeline';
import { policySpecs, type PolicySpec } from '../catalog/policies';

/** All policies. */
export const wirePolicies = (at: Timeline): readonly WirePolicy[] =>
  policySpecs.map((spec) => wirePolicy(spec, at));

function wirePolicy(spec: PolicySpec, at: Timeline): WirePolicy {
  const { key, type, steps, when, localTo, deletedDaysAgo } = spec;
  const ageDays = drawBetween('policy-age', key, 420, 880);
  const scope = localTo === undefined ? undefined : refOf(localTo);
  return {
    annotations: {},
    baselinePolicyId: '',
    createdAt: at(-ageDays * daySeconds),
    deletedAt: deletedDaysAgo === undefined ? null : at(-deletedDaysAgo * daySeconds),
    description: spec.description,
    displayName: spec.name,
    id: idOf('policy', key),
    policySteps: {
      [type.toLowerCase()]: { steps },
      ...(when === undefined ? {} : { special: { steps: when.steps } }),
    },
    policyType: `POLICY_TYPE_${type}`,
    postActions: key === 'quarterly-review' ? [{ certifyRemediateImmediately: true }] : [],
    reassignTasksToDelegates: false,
    rules:
      when === undefined
        ? []
        : [{ condition: when.condition, policyKey: 'special', stepKey: 'special' }],
    scope:
      scope === undefined
        ? null
        : {
            appEntitlementId: scope.id,
            appId: scope.appId,
            slot: 'POLICY_SCOPE_SLOT_EMERGENCY',
          },
    systemBuiltin: spec.isBuiltin === true,
    updatedAt: at(-ageDays * 0.3 * daySeconds),
  };
}
