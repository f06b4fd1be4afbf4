import assert from 'node:assert/strict';
import fc from 'fast-check';
import { draftOf, restored } from '../../../../../src/core/panels/entitlement/drafts';
import {
  editForm,
  pristine,
  problemsIn,
  resolveClash,
  type FormState,
} from '../../../../../src/core/panels/entitlement/formState';
import { typedConfig } from '../../../../../src/shared/forms/entitlement/accountConfig';
import { problemsOf } from '../../../../../src/shared/forms/entitlement/problems';
import { updateBody } from '../../../../../src/shared/forms/entitlement/updateBody';
import type { JsonValue } from '../../../../../src/shared/json';
import { anEntitlement } from '../../../../support/builders';
import { anyStep } from '../../../../support/entitlementArbitraries';

const list = 'provisionerPolicy/multiStep/provisionSteps';

const details = (provisionSteps: readonly JsonValue[]) => ({
  entitlement: anEntitlement(),
  settings: { displayName: 'Admin', provisionerPolicy: { multiStep: { provisionSteps } } },
  canEdit: true,
});

const steps = fc.array(anyStep, { minLength: 1, maxLength: 4 });
const moves = fc.array(
  fc.record({
    kind: fc.constant('moveItem'),
    index: fc.nat(3),
    by: fc.constantFrom<1 | -1>(1, -1),
  }),
  { maxLength: 4 },
);

/** The form after the window was closed and opened again. */
function reopened(form: FormState, now: readonly JsonValue[]): FormState {
  const kept: unknown = JSON.parse(JSON.stringify(draftOf(form)));
  const back = restored(details(now), kept);
  assert.ok(back);
  return resolveClash(back, 'provisionerPolicy', 'mine');
}

const holdsHidden = (value: object) => JSON.stringify(value).includes('(hidden');

describe('what only stands for a configuration', () => {
  it('never leaves, however steps were moved and whatever the tenant has by then', () => {
    let hiddenCount = 0;
    fc.assert(
      fc.property(steps, moves, fc.array(steps, { maxLength: 2 }), (before, wished, later) => {
        const moved = wished.reduce(
          (form, move) => editForm(form, list, move),
          pristine(details(before)),
        );
        const form = later.reduce(reopened, reopened(moved, before));
        if (holdsHidden(form.edits)) {
          hiddenCount++;
          assert.notDeepEqual(problemsIn(form), {});
          assert.throws(() => updateBody(form.edits, form.base), /not kept, so it cannot be sent/);
        } else {
          assert.ok(!holdsHidden(updateBody(form.edits, form.base)));
          if (later.length === 0) assert.deepEqual(form.edits, moved.edits);
        }
      }),
    );
    assert.ok(hiddenCount > 0);
  });

  it('is a problem in whatever is around it', () => {
    const around = fc.array(fc.constantFrom('connector', 'account', 'teleport', 'config', 'list'));
    fc.assert(
      fc.property(around, (names) => {
        const provisionerPolicy = ['teleport', ...names].reduceRight<JsonValue>(
          (inner, name) => ({ [name]: name === 'list' ? [inner] : inner }),
          { config: typedConfig },
        );
        assert.notDeepEqual(problemsOf({}, { provisionerPolicy }, 'app'), {});
        assert.throws(() => updateBody({ provisionerPolicy }, {}), RangeError);
      }),
    );
  });

  it('is one in an edited field even where the tenant has it already', () => {
    const policy = (to: string) => ({
      provisionerPolicy: { teleport: { to, config: typedConfig } },
    });
    assert.deepEqual(problemsOf(policy('mars'), policy('mars'), 'app'), {});
    assert.deepEqual(Object.keys(problemsOf(policy('mars'), policy('moon'), 'app')), [
      'provisionerPolicy',
    ]);
  });

  it('is no other text that is called config', () => {
    const provisionerPolicy = { teleport: { config: 'fast' } };
    assert.deepEqual(problemsOf({}, { provisionerPolicy }, 'app'), {});
    assert.deepEqual(updateBody({ provisionerPolicy }, {})['entitlement'], { provisionerPolicy });
  });
});
