import type { DelegationMapView } from '../../../shared/messages/delegationMap';

/**
 * Whom a key goes to from a person: Up and Down through everybody in order, Right to the delegate,
 * Left to the first of those who delegate to them, Home and End to the ends.
 *
 * @returns undefined where the key goes nowhere.
 */
export function nextPerson(
  {
    delegations,
    people,
  }: {
    readonly delegations: readonly Pick<
      DelegationMapView['delegations'][number],
      'delegateId' | 'userId'
    >[];
    readonly people: readonly Pick<DelegationMapView['people'][number], 'id'>[];
  },
  id: string,
  key: string,
): string | undefined {
  const at = people.findIndex((person) => person.id === id);
  switch (key) {
    case 'ArrowDown':
      return people[at + 1]?.id;
    case 'ArrowUp':
      return people[at - 1]?.id;
    case 'ArrowRight':
      return delegations.find(({ userId }) => userId === id)?.delegateId;
    case 'ArrowLeft':
      return delegations.find(({ delegateId }) => delegateId === id)?.userId;
    case 'Home':
      return people[0]?.id;
    case 'End':
      return people.at(-1)?.id;
    default:
      return undefined;
  }
}
