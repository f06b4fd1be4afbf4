import { parseSpan, plusSpan } from './span';

/** A moment as people type it: a span from now, a named day, or a date. */
export type MomentInput =
  | { readonly kind: 'moment'; readonly at: Date }
  | { readonly kind: 'problem'; readonly message: string };

/** What a moment is for. */
export interface MomentQuestion {
  /** Said of an empty text. */
  readonly ask: string;
  /** What a day without a time means: its first second or its last, in the local zone. */
  readonly dayMeans: DayEdge;
  /** Said of a moment after the year 9999. */
  readonly tooLate: string;
}

export type DayEdge = 'start' | 'end';

/** Some of what is understood, for the hint in an empty box. */
export const momentExamples =
  '30d, 12h, 2 weeks, 18:00, tomorrow 18:00, friday, end of month, 2026-12-31, 2026-12-31 18:00';

const examples = `Try ${momentExamples}.`;

/**
 * Reads what a person typed.
 *
 * Days, weeks, months and years count on the local calendar and keep the time of day, over changes
 * to and from summer time too.
 */
export function parseMoment(
  typed: string,
  now: Date,
  { ask, dayMeans, tooLate }: MomentQuestion,
): MomentInput {
  const text = typed.trim().toLowerCase().replace(/\s+/g, ' ');
  if (text === '') return problem(`${ask} ${examples}`);
  const at =
    afterSpan(text, now) ?? parseNamedDay(text, now, dayMeans) ?? parseDate(text, dayMeans);
  if (at === undefined) return problem(`"${typed.trim()}" is not understood. ${examples}`);
  if (at === 'impossible' || Number.isNaN(at.getTime())) {
    return problem(`There is no such date or time as "${typed.trim()}".`);
  }
  // RFC 3339 has four digits for the year, in UTC.
  return at.getUTCFullYear() > 9999 ? problem(tooLate) : { kind: 'moment', at };
}

const problem = (message: string): MomentInput => ({ kind: 'problem', message });

function afterSpan(text: string, now: Date): Date | undefined {
  const span = parseSpan(text);
  return span === undefined ? undefined : plusSpan(now, span);
}

/** A named day, `18:00`, `friday 18:00`, `end of month at 18:00`. */
function parseNamedDay(text: string, now: Date, edge: DayEdge): Date | 'impossible' | undefined {
  const [, name, hour, minute] = /^(.*?)(?:(?:^| )(?:at )?(\d{1,2}):(\d{2}))?$/.exec(text) ?? [];
  const day = namedDay(name || 'today', now);
  if (day === undefined) return undefined;
  const [year, month, date] = [day.getFullYear(), day.getMonth(), day.getDate()];
  if (hour === undefined) {
    // Whoever says "end of week" means its end, whatever the moment is for.
    const ownEdge = /^(the )?end of /.test(text) ? 'end' : edge;
    return atEdge(ownEdge, year, month, date);
  }
  const [hours, minutes] = [Number(hour), Number(minute)];
  return isOnClock(hours, minutes) ? new Date(year, month, date, hours, minutes) : 'impossible';
}

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/**
 * The first moment of `today`, `tomorrow`, `friday`, `fri`, `next friday`, `end of week`, `end of
 * month`, `end of quarter` or `end of year`. A weekday is never today.
 */
function namedDay(name: string, now: Date): Date | undefined {
  const day = (date: number, month = now.getMonth()) => new Date(now.getFullYear(), month, date);
  const weekday = weekdayOf(name.replace(/^(next|on) /, ''));
  if (weekday >= 0) return day(now.getDate() + ((weekday - now.getDay() + 6) % 7) + 1);
  switch (name.replace(/^(the )?end of (the |this )?/, 'end of ')) {
    case 'today':
    case 'end of day':
    case 'end of today':
      return day(now.getDate());
    case 'tomorrow':
    case 'end of tomorrow':
      return day(now.getDate() + 1);
    case 'end of week':
      return day(now.getDate() + ((7 - now.getDay()) % 7));
    case 'end of month':
      return day(0, now.getMonth() + 1);
    case 'end of quarter':
      return day(0, 3 * Math.floor(now.getMonth() / 3) + 3);
    case 'end of year':
      return day(31, 11);
    default:
      return undefined;
  }
}

/** 0 for Sunday, known by three letters and more; negative for anything else. */
const weekdayOf = (name: string) =>
  name.length < 3 ? -1 : weekdays.findIndex((weekday) => weekday.startsWith(name));

/** `2026-12-31`, with an optional time, and an optional zone behind the time. */
function parseDate(text: string, edge: DayEdge): Date | 'impossible' | undefined {
  const match =
    /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ t](\d{1,2}):(\d{2})(?::(\d{2}))? ?(z|utc|[+-]\d{2}:?\d{2})?)?$/.exec(
      text,
    );
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0] = match.slice(1, 4).map(Number);
  const [hour = 0, minute = 0, second = 0] = match
    .slice(4, 7)
    .map((part: string | undefined) => Number(part ?? 0));
  const isOnCalendar =
    month >= 1 && month <= 12 && day >= 1 && day <= new Date(year, month, 0).getDate();
  if (!isOnCalendar || !isOnClock(hour, minute) || second > 59) return 'impossible';
  if (match[4] === undefined) return atEdge(edge, year, month - 1, day);
  const zone = match[7];
  if (zone === undefined) return new Date(year, month - 1, day, hour, minute, second);
  const eastMs = offsetMs(zone);
  if (eastMs === undefined) return 'impossible';
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second) - eastMs);
}

const isOnClock = (hour: number, minute: number) => hour <= 23 && minute <= 59;

/** @returns undefined for an offset that no zone has. */
function offsetMs(zone: string): number | undefined {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (match === null) return 0;
  const [hours, minutes] = [Number(match[2]), Number(match[3])];
  if (hours > 14 || minutes > 59) return undefined;
  return (match[1] === '-' ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

function atEdge(edge: DayEdge, year: number, month: number, day: number): Date {
  return edge === 'start' ? new Date(year, month, day) : new Date(year, month, day, 23, 59, 59);
}
