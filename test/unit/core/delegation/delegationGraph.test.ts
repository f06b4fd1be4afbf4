import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  delegationGraph,
  type DelegationGraph,
} from '../../../../src/core/delegation/delegationGraph';
import { delegationTable } from '../../../../src/core/delegation/delegationTable';
import { asUserId } from '../../../../src/core/model/ids';
import type { User } from '../../../../src/core/model/user';
import { aUser } from '../../../support/builders';
import { unindented } from '../../../support/unindented';

const person = (name: string, status: User['status'] = 'enabled') =>
  aUser({ id: asUserId(name.toLowerCase()), displayName: name, status });

/** People by arrows: `Ana→Ben`; a `!` behind the delegate is for one who left. */
function people(...arrows: readonly string[]): readonly User[] {
  return arrows.map((arrow) => {
    const [name = '', to = ''] = arrow.split('→');
    const delegate = person(to.replace('!', ''), to.endsWith('!') ? 'disabled' : 'enabled');
    return { ...person(name), delegateId: delegate.id, delegate };
  });
}

/** The grid as text, a component after the other. */
function drawn({ columnCount, components, rowCount }: DelegationGraph): string {
  const grid = Array.from({ length: rowCount }, () => Array<string>(columnCount).fill('.'));
  for (const { column, name, row } of components.flatMap((component) => component.people)) {
    const line = grid[row];
    assert.ok(line);
    assert.equal(line[column], '.', 'Two people stand in one place.');
    line[column] = name;
  }
  return grid
    .map((line) =>
      line
        .map((cell) => cell.padEnd(3))
        .join(' ')
        .trimEnd(),
    )
    .join('\n');
}

describe('the graph of delegations', () => {
  it('of nobody is empty', () => {
    assert.deepEqual(delegationGraph([]), { components: [], columnCount: 0, rowCount: 0 });
  });

  it('flows to the right, with everybody in a place of their own', () => {
    const graph = delegationGraph(people('Ana→Cat', 'Ben→Cat', 'Cat→Dan', 'Eve→Dan', 'Fay→Gus'));
    assert.equal(
      drawn(graph),
      unindented(`
        Ana Cat Dan
        Ben .   .
        .   Eve .
        Fay Gus .
      `),
    );
  });

  it('tells each chain from its beginning to its end', () => {
    const [component] = delegationGraph(
      people('Ana→Cat', 'Ben→Cat', 'Cat→Dan', 'Eve→Dan'),
    ).components;
    assert.deepEqual(component?.chains, [
      ['ana', 'cat', 'dan'],
      ['ben', 'cat', 'dan'],
    ]);
    assert.deepEqual(component.cycle, []);
  });

  it('cuts a circle before the first by name, wherever the list begins', () => {
    const graph = delegationGraph(people('Cat→Ana', 'Ana→Ben', 'Ben→Cat', 'Dan→Ben'));
    assert.equal(
      drawn(graph),
      unindented(`
        Ana Ben Cat
        Dan .   .
      `),
    );
    assert.deepEqual(graph.components[0]?.cycle, ['ana', 'ben', 'cat']);
    assert.deepEqual(graph.components[0].chains, [['dan', 'ben', 'cat']]);
  });

  it('keeps people of one name apart', () => {
    const [one, other] = people('Ana→Cat', 'Ana→Cat');
    assert.ok(one && other);
    const graph = delegationGraph([one, { ...other, id: asUserId('ana2') }]);
    assert.equal(graph.components[0]?.people.length, 3);
  });

  it('shows a delegate by the id where nothing else is known', () => {
    const [ana] = people('Ana→Ben');
    assert.ok(ana);
    const graph = delegationGraph([{ ...ana, delegate: undefined }]);
    assert.equal(drawn(graph), 'Ana ben');
  });

  it('puts first what is worth a look', () => {
    const graph = delegationGraph(
      people('Ana→Ben', 'Cat→Ben', 'Dan→Eve', 'Eve→Fay', 'Gus→Hal!', 'Ida→Jan', 'Jan→Ida'),
    );
    const first = graph.components.map((component) => component.people[0]?.name);
    assert.deepEqual(first, ['Ida', 'Gus', 'Dan', 'Ana']);
  });

  it('has a table of one row per delegation, marked, in the order of the picture', () => {
    const graph = delegationGraph(people('Dan→Eve', 'Eve→Fay', 'Gus→Hal!', 'Ida→Jan', 'Jan→Ida'));
    const rows = delegationTable(graph).map(
      ({ delegateName, marks, name, way }) => `${name}→${delegateName} [${marks.join()}] ${way}`,
    );
    assert.deepEqual(rows, [
      'Ida→Jan [cycle] Ida → Jan → Ida (circle)',
      'Jan→Ida [cycle] Jan → Ida → Jan (circle)',
      'Gus→Hal [disabledDelegate] Gus → Hal',
      'Dan→Eve [chain] Dan → Eve → Fay',
      'Eve→Fay [chain] Eve → Fay',
    ]);
  });

  it('of any 200 people puts each once, with tasks to the right but for one step per circle', () => {
    const targets = fc.array(fc.integer({ min: 0, max: 219 }), { minLength: 200, maxLength: 200 });
    fc.assert(
      fc.property(targets, (delegates) => {
        const users = delegates.flatMap((to, from) =>
          to === from ? [] : people(`P${from}→P${to}`),
        );
        const graph = delegationGraph(users);
        drawn(graph);
        const placed = new Map(
          graph.components.flatMap((component) => component.people.map((one) => [one.id, one])),
        );
        const everybody = new Set(users.flatMap(({ delegateId, id }) => [id, delegateId]));
        assert.equal(placed.size, everybody.size);
        const backwards = users.filter(({ delegateId, id }) => {
          const [from, to] = [placed.get(id), delegateId && placed.get(delegateId)];
          return from !== undefined && to && to.column !== from.column + 1;
        });
        const cycles = graph.components.filter(({ cycle }) => cycle.length > 0);
        assert.equal(backwards.length, cycles.length);
        assert.equal(delegationTable(graph).length, users.length);
      }),
      { numRuns: 30 },
    );
  });
});
