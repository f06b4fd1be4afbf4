import { describeSpan } from '../../../shared/text/expiry';
import { formatLocalInWords, formatUtc } from '../../../shared/text/localTime';
import { parseMoment, type DayEdge } from '../../../shared/text/momentInput';
import {
  checkDelegation,
  type DelegationFinding,
  type Surroundings,
} from '../../delegation/checkDelegation';
import type { User } from '../../model/user';

/** A moment as the form holds it. */
export interface TypedMoment {
  /** False for "at once", and for "without end". */
  readonly isDated: boolean;
  readonly text: string;
}

/** What a person has put into the form. */
export interface DelegationForm {
  readonly delegate: User | undefined;
  readonly start: TypedMoment;
  readonly end: TypedMoment;
}

export const emptyForm: DelegationForm = {
  delegate: undefined,
  start: { isDated: false, text: '' },
  end: { isDated: false, text: '' },
};

/** The form, understood. */
export interface ReadDelegation {
  /** Undefined while something is missing or not understood. */
  readonly wanted:
    | {
        readonly delegate: User;
        readonly startsAt: Date | undefined;
        readonly endsAt: Date | undefined;
      }
    | undefined;
  readonly findings: readonly Pick<DelegationFinding, 'field' | 'message' | 'severity'>[];
  /** How moments are understood; empty where they are not. */
  readonly startMeaning: string;
  readonly endMeaning: string;
}

/** Understands the form and says what speaks against it. */
export function readForm(
  form: DelegationForm,
  person: User | undefined,
  surroundings: Surroundings | undefined,
  now: Date,
): ReadDelegation {
  const start = readMoment(form.start, 'start', now);
  const end = readMoment(form.end, 'end', now);
  const dates = { startsAt: start.at, endsAt: end.at };
  const { delegate } = form;
  const isUnderstood = start.problem === '' && end.problem === '';
  const problems = [
    ...problemOf('start', start.problem),
    ...problemOf('end', end.problem),
    ...(person === undefined || delegate === undefined
      ? []
      : checkDelegation({ person, delegate, ...dates }, surroundings ?? nobodyElse, now)),
  ];
  return {
    wanted: delegate !== undefined && isUnderstood ? { delegate, ...dates } : undefined,
    findings: problems,
    startMeaning: start.meaning,
    endMeaning: end.meaning,
  };
}

const nobodyElse: Surroundings = { onwards: [], delegators: [] };

const problemOf = (field: DayEdge, message: string) =>
  message === '' ? [] : [{ field, severity: 'refused' as const, message }];

interface MomentRead {
  readonly at: Date | undefined;
  readonly meaning: string;
  readonly problem: string;
}

function readMoment({ isDated, text }: TypedMoment, edge: DayEdge, now: Date): MomentRead {
  if (!isDated) return { at: undefined, meaning: '', problem: '' };
  const input = parseMoment(text, now, {
    ask: edge === 'start' ? 'Type when the delegation starts.' : 'Type when the delegation ends.',
    dayMeans: edge,
    tooLate: 'That is too far ahead: no delegation can reach beyond the year 9999.',
  });
  return input.kind === 'problem'
    ? { at: undefined, meaning: '', problem: input.message }
    : { at: input.at, meaning: meaningOf(input.at, now), problem: '' };
}

/** `Mon 30 Nov 2026, 23:59:59 (UTC+01:00) · 2026-11-30 22:59:59 UTC · in 9 days`. */
function meaningOf(at: Date, now: Date): string {
  const aheadMs = at.getTime() - now.getTime();
  const span = describeSpan(Math.abs(aheadMs));
  return `${formatLocalInWords(at)} · ${formatUtc(at)} · ${aheadMs < 0 ? `${span} ago` : `in ${span}`}`;
}
