import type { UserId } from '../model/ids';
import { hasLeft, userLabel, type User } from '../model/user';

/** A person in the picture, with their place in a grid of whole numbers. */
export interface GraphPerson {
  readonly id: UserId;
  readonly name: string;
  /** Disabled or deleted in the directory. */
  readonly hasLeft: boolean;
  /** Whom their tasks go to; undefined for the end of a chain. */
  readonly delegateId: UserId | undefined;
  /** 0 at the left. Tasks go to the right, but for the one step that closes a cycle. */
  readonly column: number;
  /** From the top, over all components. */
  readonly row: number;
}

/** People whose tasks end at the same place. */
export interface GraphComponent {
  /** From top to bottom, those of a row from left to right. */
  readonly people: readonly GraphPerson[];
  /** People in a circle, in the order in which tasks would go round; empty for none. */
  readonly cycle: readonly UserId[];
  /** Every way of more than one step, from somebody to whom nobody delegates to where it ends. */
  readonly chains: readonly (readonly UserId[])[];
}

/** Who delegates to whom. */
export interface DelegationGraph {
  /** Those with something to look at first: cycles, then delegates who left, then chains, then by size. */
  readonly components: readonly GraphComponent[];
  readonly columnCount: number;
  readonly rowCount: number;
}

/**
 * Puts people with a delegate in order for drawing. Each has at most one delegate, so a component is
 * a tree that flows together, or trees that flow into one cycle.
 *
 * @param delegating everybody who has a delegate, each once.
 */
export function delegationGraph(delegating: readonly User[]): DelegationGraph {
  const people = knownPeople(delegating);
  const delegators = delegatorsOf(people);
  const cycles = findCycles(people);
  const closing = new Set(cycles.map((cycle) => cycle.at(-1)));
  const ends = [...people.values()].filter(
    ({ delegateId, id }) => delegateId === undefined || closing.has(id),
  );
  const unplaced = ends.map((end) => {
    const cycle = cycles.find((one) => one.at(-1) === end.id) ?? [];
    return arrange(end, delegators, cycle);
  });
  unplaced.sort(byInterest);
  const components: GraphComponent[] = [];
  let row = 0;
  for (const component of unplaced) {
    const above = row;
    const moved = component.people.map((person) => ({ ...person, row: person.row + above }));
    components.push({ ...component, people: moved });
    row += heightOf(component);
  }
  const columns = components.flatMap((component) => component.people.map(({ column }) => column));
  return {
    components,
    columnCount: columns.length === 0 ? 0 : Math.max(...columns) + 1,
    rowCount: row,
  };
}

interface Person {
  readonly id: UserId;
  readonly name: string;
  readonly hasLeft: boolean;
  readonly delegateId: UserId | undefined;
}

type Delegators = ReadonlyMap<UserId, readonly Person[]>;

/** Everybody who delegates, and whom they delegate to. */
function knownPeople(delegating: readonly User[]): ReadonlyMap<UserId, Person> {
  const people = new Map<UserId, Person>();
  for (const user of delegating) people.set(user.id, personOf(user, user.delegateId));
  for (const { delegate, delegateId } of delegating) {
    if (delegateId === undefined || people.has(delegateId)) continue;
    const unknown = { id: delegateId, name: delegateId, hasLeft: false, delegateId: undefined };
    people.set(delegateId, delegate === undefined ? unknown : personOf(delegate, undefined));
  }
  return people;
}

const personOf = (user: User, delegateId: UserId | undefined): Person => ({
  id: user.id,
  name: userLabel(user),
  hasLeft: hasLeft(user),
  delegateId,
});

function delegatorsOf(people: ReadonlyMap<UserId, Person>): Delegators {
  const delegators = new Map<UserId, Person[]>();
  for (const person of people.values()) {
    if (person.delegateId === undefined) continue;
    const others = delegators.get(person.delegateId);
    if (others === undefined) delegators.set(person.delegateId, [person]);
    else others.push(person);
  }
  for (const others of delegators.values()) others.sort(byName);
  return delegators;
}

/** Each cycle once, from the first by name on, so that the picture does not depend on the order read. */
function findCycles(people: ReadonlyMap<UserId, Person>): readonly (readonly UserId[])[] {
  const cycles: UserId[][] = [];
  const done = new Set<UserId>();
  for (const start of [...people.values()].sort(byName)) {
    const path: UserId[] = [];
    let at: Person | undefined = start;
    while (at !== undefined && !done.has(at.id)) {
      done.add(at.id);
      path.push(at.id);
      at = at.delegateId === undefined ? undefined : people.get(at.delegateId);
    }
    const from = at === undefined ? -1 : path.indexOf(at.id);
    if (from >= 0) cycles.push(firstByName(path.slice(from), people));
  }
  return cycles;
}

/** The same cycle, begun with the first by name. */
function firstByName(cycle: UserId[], people: ReadonlyMap<UserId, Person>): UserId[] {
  const inCycle = cycle.flatMap((id) => people.get(id) ?? []);
  const [first] = inCycle.sort(byName);
  const at = first === undefined ? 0 : cycle.indexOf(first.id);
  return [...cycle.slice(at), ...cycle.slice(0, at)];
}

/** Lays out whoever's tasks flow to `end`; a cycle is cut behind `end`, which closes it. */
function arrange(end: Person, delegators: Delegators, cycle: readonly UserId[]): GraphComponent {
  const placed: (GraphPerson & { readonly depth: number })[] = [];
  const chains: UserId[][] = [];
  let nextRow = 0;
  const place = (person: Person, way: readonly UserId[]): number => {
    const wayToEnd = [person.id, ...way];
    const before = (delegators.get(person.id) ?? []).filter(({ id }) => id !== end.id);
    const rows = before.map((other) => place(other, wayToEnd));
    const row = rows[0] ?? nextRow++;
    const isFirst = before.length === 0 && !cycle.includes(person.id);
    if (isFirst && wayToEnd.length > 2) chains.push(wayToEnd);
    placed.push({ ...person, column: 0, row, depth: way.length });
    return row;
  };
  place(end, []);
  const maxDepth = Math.max(...placed.map(({ depth }) => depth));
  const people = placed
    .map(({ depth, ...person }) => ({ ...person, column: maxDepth - depth }))
    .sort((one, other) => one.row - other.row || one.column - other.column);
  return { people, cycle, chains };
}

const heightOf = ({ people }: GraphComponent) => Math.max(...people.map(({ row }) => row)) + 1;

function byInterest(one: GraphComponent, other: GraphComponent): number {
  const interest = ({ chains, cycle, people }: GraphComponent) => {
    if (cycle.length > 0) return 3;
    if (people.some((person) => isLostDelegate(person, people))) return 2;
    return chains.length > 0 ? 1 : 0;
  };
  const first = (component: GraphComponent) => component.people[0]?.name ?? '';
  return (
    interest(other) - interest(one) ||
    other.people.length - one.people.length ||
    first(one).localeCompare(first(other), 'en')
  );
}

/** Whether tasks go to somebody who left. */
export function isLostDelegate(
  person: GraphPerson,
  people: readonly Pick<GraphPerson, 'delegateId'>[],
): boolean {
  return person.hasLeft && people.some(({ delegateId }) => delegateId === person.id);
}

/** Two people can have the same name. */
const byName = (one: Person, other: Person) =>
  one.name.localeCompare(other.name, 'en') || (one.id < other.id ? -1 : 1);
