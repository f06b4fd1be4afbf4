import { hasLeft, userLabel, type User } from '../model/user';

/** A delegation that a person has in mind. */
export interface WantedDelegation {
  /** Whose tasks. */
  readonly person: User;
  readonly delegate: User;
  /** Undefined for at once. */
  readonly startsAt: Date | undefined;
  /** Undefined for without end. */
  readonly endsAt: Date | undefined;
}

/** Who delegates to whom around a wish, as the tenant shows it now. */
export interface Surroundings {
  /** Whom the delegate's tasks go to, step by step, without the delegate; a cycle ends where it closes. */
  readonly onwards: readonly User[];
  /** Who delegates to the person already. */
  readonly delegators: readonly User[];
}

export type DelegationRule =
  | 'self'
  | 'disabledDelegate'
  | 'disabledPerson'
  | 'chain'
  | 'chainBefore'
  | 'cycle'
  | 'endBeforeStart'
  | 'endInPast'
  | 'startInPast';

/** Something about a wish that a person should know before it is sent. */
export interface DelegationFinding {
  readonly rule: DelegationRule;
  /** `refused`: it is not sent. `warning`: the person decides. */
  readonly severity: 'refused' | 'warning';
  /** What to change. */
  readonly field: 'person' | 'delegate' | 'start' | 'end';
  readonly message: string;
}

/**
 * What speaks against a delegation.
 *
 * Chains and cycles are warnings: dates cannot be read from the tenant, so that two people who stand
 * in for each other at different times look like a cycle. Whether the tenant passes tasks on along a
 * chain is not documented.
 */
export function checkDelegation(
  wanted: WantedDelegation,
  surroundings: Surroundings,
  now: Date,
): readonly DelegationFinding[] {
  return [...checkPeople(wanted), ...checkPath(wanted, surroundings), ...checkDates(wanted, now)];
}

type Severity = DelegationFinding['severity'];
type Field = DelegationFinding['field'];

const finding = (
  rule: DelegationRule,
  severity: Severity,
  field: Field,
  message: string,
): DelegationFinding => ({ rule, severity, field, message });

function checkPeople({ delegate, person }: WantedDelegation): readonly DelegationFinding[] {
  const findings: DelegationFinding[] = [];
  if (person.id === delegate.id) {
    const message = 'Nobody can be their own delegate. Choose somebody else.';
    findings.push(finding('self', 'refused', 'delegate', message));
  }
  if (hasLeft(delegate)) {
    const message = `${userLabel(delegate)} is ${delegate.status} in the directory, so their tasks would wait for nobody. Choose somebody else.`;
    findings.push(finding('disabledDelegate', 'refused', 'delegate', message));
  }
  if (hasLeft(person)) {
    const message = `${userLabel(person)} is ${person.status} in the directory.`;
    findings.push(finding('disabledPerson', 'warning', 'person', message));
  }
  return findings;
}

function checkPath(
  { delegate, person }: WantedDelegation,
  { delegators, onwards }: Surroundings,
): readonly DelegationFinding[] {
  if (person.id === delegate.id) return [];
  const closesAt = onwards.findIndex(({ id }) => id === person.id);
  if (closesAt >= 0) {
    const circle = namesOf([person, delegate, ...onwards.slice(0, closesAt + 1)]);
    const message = `This closes a circle: ${circle}. Where the times overlap, nobody may get the tasks.`;
    return [finding('cycle', 'warning', 'delegate', message)];
  }
  const findings: DelegationFinding[] = [];
  if (onwards.length > 0) {
    const message = `${userLabel(delegate)} delegates on: ${namesOf([person, delegate, ...onwards])}. Look whether the tasks arrive where you mean.`;
    findings.push(finding('chain', 'warning', 'delegate', message));
  }
  if (delegators.length > 0) {
    const verb = delegators.length === 1 ? 'delegates' : 'delegate';
    const message = `${delegators.map(userLabel).join(', ')} ${verb} to ${userLabel(person)} already, who would delegate on to ${userLabel(delegate)}.`;
    findings.push(finding('chainBefore', 'warning', 'person', message));
  }
  return findings;
}

const namesOf = (people: readonly User[]) => people.map(userLabel).join(' → ');

function checkDates(
  { endsAt, startsAt }: WantedDelegation,
  now: Date,
): readonly DelegationFinding[] {
  const findings: DelegationFinding[] = [];
  if (startsAt !== undefined && startsAt < now) {
    const message =
      'The start is in the past. It changes nothing about tasks that were created before now.';
    findings.push(finding('startInPast', 'warning', 'start', message));
  }
  if (endsAt !== undefined && endsAt <= now) {
    const message = 'The end is in the past: the delegation would never be in force.';
    findings.push(finding('endInPast', 'refused', 'end', message));
  } else if (endsAt !== undefined && startsAt !== undefined && endsAt <= startsAt) {
    const message = 'The end is not after the start: the delegation would never be in force.';
    findings.push(finding('endBeforeStart', 'refused', 'end', message));
  }
  return findings;
}
