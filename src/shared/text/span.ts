import { countOf } from './words';

/** How much later: minutes and hours by the clock, the others by the local calendar. */
export interface Span {
  readonly count: number;
  readonly unit: keyof typeof spellings;
}

/** A span as people type it. */
export type SpanInput =
  | { readonly kind: 'span'; readonly span: Span }
  | { readonly kind: 'problem'; readonly message: string };

const spellings = {
  minute: ['min', 'mins', 'minute', 'minutes'],
  hour: ['h', 'hr', 'hrs', 'hour', 'hours'],
  day: ['d', 'day', 'days'],
  week: ['w', 'week', 'weeks'],
  month: ['mo', 'month', 'months'],
  year: ['y', 'year', 'years'],
} as const;

const units = ['minute', 'hour', 'day', 'week', 'month', 'year'] as const;

const examples = 'Try 30d, 12h, 2w or 3 months.';

/** Reads what a person typed as a span of time longer than nothing. */
export function parseSpanInput(typed: string): SpanInput {
  const text = typed.trim().toLowerCase().replace(/\s+/g, ' ');
  if (text === '') return problem(`Type by how much. ${examples}`);
  const span = parseSpan(text);
  if (span === undefined) {
    return problem(`"${typed.trim()}" is not understood as a span of time. ${examples}`);
  }
  return span.count === 0
    ? problem('The span must be longer than nothing.')
    : { kind: 'span', span };
}

const problem = (message: string): SpanInput => ({ kind: 'problem', message });

/**
 * Reads `30d`, `+12 h` or `in 3 months`, in lower case.
 *
 * @returns undefined for anything else.
 */
export function parseSpan(text: string): Span | undefined {
  const [, count, spelling] = /^(?:in |\+ ?)?(\d{1,5}) ?([a-z]+)$/.exec(text) ?? [];
  const unit = units.find((known) => spellings[known].some((each) => each === spelling));
  return count === undefined || unit === undefined ? undefined : { count: Number(count), unit };
}

/** A span in words: `30 days`. */
export const formatSpan = ({ count, unit }: Span): string => countOf(count, unit);

/**
 * The moment that much later. Days, weeks, months and years keep the time of day, over changes to
 * and from summer time too. It may lie beyond the year 9999.
 */
export function plusSpan(date: Date, { count, unit }: Span): Date {
  switch (unit) {
    case 'minute':
      return new Date(date.getTime() + count * 60_000);
    case 'hour':
      return new Date(date.getTime() + count * 3_600_000);
    case 'day':
      return plusDays(date, count);
    case 'week':
      return plusDays(date, 7 * count);
    case 'month':
      return plusMonths(date, count);
    case 'year':
      return plusMonths(date, 12 * count);
  }
}

function plusDays(date: Date, days: number): Date {
  const later = new Date(date);
  later.setDate(later.getDate() + days);
  return later;
}

/** The same day of a later month, or that month's last day where it is shorter. */
function plusMonths(date: Date, months: number): Date {
  const month = date.getMonth() + months;
  const lastDay = new Date(date.getFullYear(), month + 1, 0).getDate();
  const later = new Date(date);
  later.setMonth(month, Math.min(date.getDate(), lastDay));
  return later;
}
