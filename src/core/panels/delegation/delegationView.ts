import { formatZone } from '../../../shared/text/localTime';
import { joinParts } from '../../../shared/text/words';
import type { DelegationPanelView, DelegationStep } from '../../../shared/messages/delegationPanel';
import type { ChangePlan } from '../../change/change';
import type { Surroundings } from '../../delegation/checkDelegation';
import type { RememberedDelegation } from '../../delegation/delegationMemory';
import { describeRemembered, onlyNewTasks } from '../../delegation/delegationWords';
import { describeRequest } from '../../change/changePreview';
import { hasLeft, userLabel, type User } from '../../model/user';
import { describeDelegate } from '../../people/peopleRows';
import type { TenantProfile } from '../../session/tenantProfile';
import { readForm, type DelegationForm, type ReadDelegation } from './delegationForm';

/** Where a person is between wish and outcome. */
export type DelegationProgress =
  | { readonly kind: 'edit' }
  | { readonly kind: 'review'; readonly plan: ChangePlan }
  | { readonly kind: 'applying'; readonly plan: ChangePlan }
  | { readonly kind: 'done'; readonly message: string };

/** All that the panel of a delegation knows. */
export interface DelegationState {
  readonly tenant: TenantProfile;
  /** As the tenant shows them now, after our own writes. */
  readonly person: User | undefined;
  /** Of another delegate than the person has, the tenant does not show it yet. */
  readonly remembered: RememberedDelegation | undefined;
  /** The delegate that the tenant does not show yet, where that can be read. */
  readonly unshownDelegate: User | undefined;
  readonly form: DelegationForm;
  /** Of this person and this delegate; undefined while they are read. */
  readonly surroundings: Surroundings | undefined;
  readonly isLoading: boolean;
  readonly failure: string;
  readonly progress: DelegationProgress;
}

/** What may be sent as the form stands; undefined while something speaks against it. */
export function sendableWish(state: DelegationState, now: Date): ReadDelegation['wanted'] {
  const { form, person, surroundings } = state;
  const { findings, wanted } = readForm(form, person, surroundings, now);
  if (person === undefined || surroundings === undefined) return undefined;
  return findings.some(({ severity }) => severity === 'refused') ? undefined : wanted;
}

/** All that the panel shows. */
export function delegationView(state: DelegationState, now: Date): DelegationPanelView {
  const { failure, form, isLoading, person, remembered, surroundings, tenant } = state;
  const read = readForm(form, person, surroundings, now);
  const unshown = unshownFinding(state, now);
  const findings = [...unshown, ...sameFinding(state, read), ...read.findings];
  return {
    tenant: tenant.displayName,
    zone: formatZone(now),
    person: person === undefined ? null : personView(person),
    delegate: form.delegate === undefined ? null : personView(form.delegate),
    current: person === undefined ? '' : currentWords(person, remembered, now),
    remembered:
      remembered === undefined || unshown.length > 0 ? '' : describeRemembered(remembered, now),
    start: { ...form.start, meaning: read.startMeaning },
    end: { ...form.end, meaning: read.endMeaning },
    rule: onlyNewTasks,
    findings: findings.map(({ field, message, severity }) => ({ field, message, severity })),
    isLoading,
    failure,
    step: stepView(state, now),
  };
}

const personView = (user: User) => ({
  id: user.id,
  name: userLabel(user),
  facts: joinParts(hasLeft(user) && user.status, user.jobTitle, user.department),
});

function currentWords(
  person: User,
  remembered: RememberedDelegation | undefined,
  now: Date,
): string {
  const tasks = `tasks of ${userLabel(person)}`;
  const { delegateId } = person;
  if (delegateId === undefined) {
    // What was set from here is told with its dates.
    const rest = remembered === undefined ? ' A delegation that begins later may not show.' : '';
    return `Nobody gets the ${tasks} now.${rest}`;
  }
  const isAhead =
    remembered?.delegateId === delegateId &&
    remembered.startsAt !== undefined &&
    remembered.startsAt > now;
  return `New ${tasks} ${isAhead ? 'are to go' : 'go'} to ${describeDelegate(person)}${isAhead ? '' : ' now'}.`;
}

/** None where the tenant shows what was set from here. */
function unshownFinding(
  { person, remembered, unshownDelegate }: DelegationState,
  now: Date,
): DelegationPanelView['findings'] {
  if (person === undefined || remembered === undefined) return [];
  const { delegateId } = remembered;
  if (delegateId === person.delegateId) return [];
  const delegate = unshownDelegate === undefined ? delegateId : userLabel(unshownDelegate);
  const message = `A delegation to ${delegate} was ${describeRemembered(remembered, now)}. The tenant does not show it yet. Setting another one takes its place, and Remove Delegation… takes it back.`;
  return [{ field: 'person', severity: 'warning', message }];
}

/** What was set from here can have got other dates since, which no reading tells. */
function sameFinding(
  { remembered }: DelegationState,
  { wanted }: ReadDelegation,
): DelegationPanelView['findings'] {
  const isSame =
    remembered !== undefined &&
    wanted?.delegate.id === remembered.delegateId &&
    wanted.startsAt?.getTime() === remembered.startsAt?.getTime() &&
    wanted.endsAt?.getTime() === remembered.endsAt?.getTime();
  if (!isSame) return [];
  const message =
    'This is the same as was set from here last. It changes something only if somebody has changed it elsewhere since: the tenant does not tell dates.';
  return [{ field: 'delegate', severity: 'warning', message }];
}

function stepView(state: DelegationState, now: Date): DelegationStep {
  const { isLoading, person, progress } = state;
  // A delegation that begins later may not show.
  const canRemove = !isLoading && person !== undefined;
  switch (progress.kind) {
    case 'edit':
      return {
        kind: 'edit',
        canReview: !isLoading && sendableWish(state, now) !== undefined,
        canRemove,
      };
    case 'review': {
      const { change, differences, inexactUndo } = progress.plan;
      return {
        kind: 'review',
        action: change.kind === 'removeDelegation' ? 'remove' : 'set',
        differences: differences.map(({ after, before, label }) => ({ label, before, after })),
        request: describeRequest(progress.plan),
        inexactUndo: inexactUndo ?? '',
      };
    }
    case 'applying':
      return { kind: 'applying' };
    case 'done':
      return { ...progress, canRemove };
  }
}
