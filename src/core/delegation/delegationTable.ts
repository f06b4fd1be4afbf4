import type { UserId } from '../model/ids';
import {
  isLostDelegate,
  type DelegationGraph,
  type GraphComponent,
  type GraphPerson,
} from './delegationGraph';

/** What is worth a look about one delegation. */
export type DelegationMark = 'cycle' | 'chain' | 'disabledDelegate';

/** One delegation, as the table beside the picture tells it. */
export interface DelegationTableRow {
  readonly userId: UserId;
  readonly name: string;
  readonly delegateId: UserId;
  readonly delegateName: string;
  readonly marks: readonly DelegationMark[];
  /** Where the tasks would end if they were passed on, in words. */
  readonly way: string;
}

/** The same as the picture: one row per delegation, in the order of the picture. */
export function delegationTable({ components }: DelegationGraph): readonly DelegationTableRow[] {
  return components.flatMap((component) => {
    const byId = new Map(component.people.map((person) => [person.id, person]));
    const inChain = new Set(component.chains.flat());
    return component.people.flatMap((person) => {
      const delegate = person.delegateId === undefined ? undefined : byId.get(person.delegateId);
      if (delegate === undefined) return [];
      return {
        userId: person.id,
        name: person.name,
        delegateId: delegate.id,
        delegateName: delegate.name,
        marks: marksOf(person, delegate, component, inChain),
        way: wayOf(person, byId),
      };
    });
  });
}

function marksOf(
  person: GraphPerson,
  delegate: GraphPerson,
  { cycle, people }: GraphComponent,
  inChain: ReadonlySet<UserId>,
): readonly DelegationMark[] {
  const marks: DelegationMark[] = [];
  if (cycle.includes(person.id)) marks.push('cycle');
  else if (inChain.has(person.id)) marks.push('chain');
  if (isLostDelegate(delegate, people)) marks.push('disabledDelegate');
  return marks;
}

function wayOf(start: GraphPerson, byId: ReadonlyMap<UserId, GraphPerson>): string {
  const names: string[] = [];
  const seen = new Set<UserId>();
  let at: GraphPerson | undefined = start;
  while (at !== undefined && !seen.has(at.id)) {
    seen.add(at.id);
    names.push(at.name);
    at = at.delegateId === undefined ? undefined : byId.get(at.delegateId);
  }
  return at === undefined ? names.join(' → ') : `${names.join(' → ')} → ${at.name} (circle)`;
}
