import assert from 'node:assert/strict';
import {
  checkDelegation,
  type Surroundings,
} from '../../../../src/core/delegation/checkDelegation';
import { asUserId } from '../../../../src/core/model/ids';
import { aUser } from '../../../support/builders';

const now = new Date('2026-03-10T12:00:00Z');
const person = (name: string, fields: Parameters<typeof aUser>[0] = {}) =>
  aUser({ id: asUserId(name), displayName: name, ...fields });
const [ana, ben, cat] = [person('Ana'), person('Ben'), person('Cat')];

const check = (
  {
    who = ana,
    delegate = ben,
    startsAt,
    endsAt,
  }: {
    readonly who?: typeof ana;
    readonly delegate?: typeof ana;
    readonly startsAt?: Date;
    readonly endsAt?: Date;
  } = {},
  { onwards = [], delegators = [] }: Partial<Surroundings> = {},
) =>
  checkDelegation({ person: who, delegate, startsAt, endsAt }, { onwards, delegators }, now).map(
    ({ field, message, rule, severity }) => `${severity} ${field} ${rule}: ${message}`,
  );

describe('a delegation', () => {
  it('to a colleague, from now on without end, has nothing against it', () => {
    assert.deepEqual(check(), []);
  });

  it('to oneself is refused, and not called a circle besides', () => {
    assert.deepEqual(check({ delegate: ana }, { onwards: [ana] }), [
      'refused delegate self: Nobody can be their own delegate. Choose somebody else.',
    ]);
  });

  for (const status of ['disabled', 'deleted'] as const) {
    it(`to somebody who is ${status} is refused`, () => {
      assert.deepEqual(check({ delegate: person('Gus', { status }) }), [
        `refused delegate disabledDelegate: Gus is ${status} in the directory, so their tasks would wait for nobody. Choose somebody else.`,
      ]);
    });
  }

  it('of somebody who is disabled is warned of', () => {
    assert.deepEqual(check({ who: person('Gus', { status: 'disabled' }) }), [
      'warning person disabledPerson: Gus is disabled in the directory.',
    ]);
  });

  it('to somebody who delegates on is warned of, with the whole way', () => {
    assert.deepEqual(check({}, { onwards: [cat, person('Dan')] }), [
      'warning delegate chain: Ben delegates on: Ana → Ben → Cat → Dan. Look whether the tasks arrive where you mean.',
    ]);
  });

  it('of somebody who stands in for others is warned of', () => {
    assert.deepEqual(check({}, { delegators: [cat, person('Dan')] }), [
      'warning person chainBefore: Cat, Dan delegate to Ana already, who would delegate on to Ben.',
    ]);
  });

  it('that closes a circle is warned of, and not called a chain besides', () => {
    assert.deepEqual(check({}, { onwards: [cat, ana], delegators: [cat] }), [
      'warning delegate cycle: This closes a circle: Ana → Ben → Cat → Ana. Where the times overlap, nobody may get the tasks.',
    ]);
  });

  it('to somebody within a circle that leaves the person out is a chain', () => {
    assert.match(check({}, { onwards: [cat, ben] }).join(), /chain: Ben .*: Ana → Ben → Cat → Ben/);
  });

  it('that ends in the past is refused', () => {
    assert.deepEqual(check({ endsAt: now }), [
      'refused end endInPast: The end is in the past: the delegation would never be in force.',
    ]);
  });

  it('that ends when it starts, or before, is refused', () => {
    const startsAt = new Date('2026-04-01T00:00:00Z');
    for (const endsAt of [startsAt, new Date('2026-03-20T00:00:00Z')]) {
      assert.deepEqual(check({ startsAt, endsAt }), [
        'refused end endBeforeStart: The end is not after the start: the delegation would never be in force.',
      ]);
    }
  });

  it('that starts in the past is warned of', () => {
    assert.deepEqual(check({ startsAt: new Date('2026-03-01T00:00:00Z') }), [
      'warning start startInPast: The start is in the past. It changes nothing about tasks that were created before now.',
    ]);
  });
});
