import assert from 'node:assert/strict';
import fc from 'fast-check';
import { planDelegation } from '../../../../../src/core/change/plan/planDelegation';
import { planEntitlementUpdate } from '../../../../../src/core/change/plan/planEntitlementUpdate';
import { planOwner } from '../../../../../src/core/change/plan/planOwner';
import type { ChangePlan } from '../../../../../src/core/change/change';
import { readAllPages } from '../../../../../src/core/api/pages';
import { asUserId } from '../../../../../src/core/model/ids';
import {
  annotationField,
  editsOf,
  type EntitlementSettings,
} from '../../../../../src/shared/forms/entitlement/settings';
import { idOf } from '../../../../support/emulator/wireObjects';
import { admins, held } from '../../../../support/officeTenant';
import { useUndoBench, type UndoBench } from '../../../../support/undoBench';

const ben = held(admins, 'Ben');
const dan = asUserId(idOf('dan'));
const people = ['ana', 'ben', 'cat'].map((name) => asUserId(idOf(name)));

const text = fc.constantFrom(null, 'one', 'two');
/** Values of fields that stand for themselves: what refers to nothing else in the tenant. */
const values: fc.Arbitrary<EntitlementSettings> = fc.record(
  {
    description: text,
    purpose: fc.constantFrom(
      null,
      'APP_ENTITLEMENT_PURPOSE_VALUE_PERMISSION',
      'APP_ENTITLEMENT_PURPOSE_VALUE_ASSIGNMENT',
    ),
    maxGrantDuration: fc.constantFrom(null, '60s', '3600s'),
    overrideAccessRequestsDefaults: fc.boolean(),
    provisionerPolicy: fc.constantFrom<EntitlementSettings['provisionerPolicy'] & {}>(
      { unconfigured: {} },
      { connector: {} },
      { manual: { instructions: 'Ask Ana', userIds: [] } },
    ),
    [annotationField('team')]: text,
  },
  { requiredKeys: [] },
);

const expiresAt = fc
  .integer({ min: 2, max: 5000 })
  .map((hours) => new Date(Date.parse('2026-03-10T12:00:00Z') + hours * 3_600_000));

/** Another wish, planned against what the tenant has when its turn comes. */
type Step = (bench: UndoBench) => Promise<ChangePlan | undefined>;

const expirationStep: fc.Arbitrary<Step> = fc
  .option(expiresAt, { nil: undefined })
  .map((end) => async (bench) => {
    const current = await bench.bench.expiresAt(ben);
    if (current?.getTime() === end?.getTime()) return undefined;
    return bench.bench.plan(
      end === undefined
        ? { kind: 'removeExpiration', grant: ben }
        : { kind: 'setExpiration', grant: ben, expiresAt: end },
    );
  });

const settingsOf = async ({ bench }: UndoBench) =>
  (await bench.session.connection.api.entitlements.settings(admins)).settings;

const entitlementStep: fc.Arbitrary<Step> = values.map((wanted) => async (bench) => {
  const base = await settingsOf(bench);
  const edits = editsOf(base, { ...base, ...wanted });
  if (Object.keys(edits).length === 0) return undefined;
  const update = { entitlement: admins, subject: 'Admins', base, edits, seesAllFields: true };
  return planEntitlementUpdate(update, bench.bench.session);
});

const ownersOf = async ({ bench }: UndoBench) => {
  const items = await readAllPages((page) =>
    bench.session.connection.api.entitlements.owners(admins, page),
  );
  return items.map(({ id }) => id).sort();
};

const ownerStep: fc.Arbitrary<Step> = fc.constantFrom(...people).map((userId) => async (bench) => {
  const kind = (await ownersOf(bench)).includes(userId) ? 'removeOwner' : 'addOwner';
  return planOwner({ kind, entitlement: admins, userId }, 'Admins', bench.bench.session);
});

const delegateOf = async ({ bench }: UndoBench) =>
  (await bench.session.connection.api.users.get(dan)).delegateId;

const delegationStep: fc.Arbitrary<Step> = fc
  .option(fc.constantFrom(...people), { nil: undefined })
  .map((delegateId) => async (bench) => {
    const current = await delegateOf(bench);
    if (current === delegateId) return undefined;
    const dates = { startsAt: undefined, endsAt: undefined };
    return planDelegation(
      {
        change:
          delegateId === undefined
            ? { kind: 'removeDelegation', userId: dan }
            : { kind: 'setDelegation', userId: dan, delegateId, ...dates },
        seen: {
          delegateId: current,
          dates: current === undefined ? undefined : { delegateId: current, ...dates },
        },
        subject: 'Tasks of Dan',
        nameOf: () => undefined,
      },
      bench.bench.session,
    );
  });

const anyStep = fc.oneof(expirationStep, entitlementStep, ownerStep, delegationStep);

/** All that the steps can change, as the tenant tells it. */
const stateOf = async (bench: UndoBench) => ({
  expiresAt: await bench.bench.expiresAt(ben),
  settings: editsOf({}, await settingsOf(bench)),
  owners: await ownersOf(bench),
  delegateId: await delegateOf(bench),
});

describe('undo', () => {
  const benches = useUndoBench();

  it('after any change gives back the state of before, and again after undoing that', async function () {
    this.timeout(60_000);
    const bench = benches.current;
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 4 }), async (steps) => {
        for (const step of steps) {
          const before = await stateOf(bench);
          const plan = await step(bench);
          if (plan === undefined) continue;
          const entry = await bench.make(plan);
          const after = await stateOf(bench);
          const undoing = await bench.undoExactly(entry);
          assert.deepEqual(await stateOf(bench), before);
          await bench.undoExactly(undoing);
          assert.deepEqual(await stateOf(bench), after);
        }
      }),
      { numRuns: 25 },
    );
  });
});
