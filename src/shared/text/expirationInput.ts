/** The end of a grant as people type it: a span, a named day, or a date. */
export type ExpirationInput =
  | { readonly kind: 'date'; readonly expiresAt: Date }
  | { readonly kind: 'problem'; readonly message: string };

/** The server would revoke a grant that ends sooner than this at once. */
export const minExpirationAheadMs = 5 * 60_000;

const examples =
  'Try 30d, 12h, 2w, 3 months, tomorrow, end of month, 2026-12-31 or 2026-12-31 18:00.';

/**
 * Reads what a person typed.
 *
 * Days, weeks, months and years count on the local calendar and keep the time of day, over changes
 * to and from summer time too; a date without a time means the end of that day in the local zone.
 * A date less than five minutes ahead is refused.
 */
export function parseExpirationInput(typed: string, now: Date): ExpirationInput {
  const text = typed.trim().toLowerCase().replace(/\s+/g, ' ');
  if (text === '') return problem(`Type when the access ends. ${examples}`);
  const expiresAt = parseSpan(text, now) ?? parseNamedDay(text, now) ?? parseDate(text);
  if (expiresAt === undefined) return problem(`"${typed.trim()}" is not understood. ${examples}`);
  if (expiresAt === 'impossible' || Number.isNaN(expiresAt.getTime())) {
    return problem(`There is no such date as "${typed.trim()}".`);
  }
  if (expiresAt.getTime() - now.getTime() < minExpirationAheadMs) {
    return problem(
      'The end must be at least 5 minutes ahead: the tenant would revoke the grant at once.',
    );
  }
  // RFC 3339 has four digits for the year, in UTC.
  if (expiresAt.getUTCFullYear() > 9999) {
    return problem('That is too far ahead: no end can be after the year 9999.');
  }
  return { kind: 'date', expiresAt };
}

const problem = (message: string): ExpirationInput => ({ kind: 'problem', message });

/** `30d`, `+12 h`, `in 3 months`. */
function parseSpan(text: string, now: Date): Date | undefined {
  const match = /^(?:in |\+ ?)?(\d{1,5}) ?([a-z]+)$/.exec(text);
  const [, count, unit] = match ?? [];
  if (count === undefined || unit === undefined) return undefined;
  return plus(now, Number(count), unit);
}

function plus(now: Date, count: number, unit: string): Date | undefined {
  const later = new Date(now);
  switch (unit) {
    case 'min':
    case 'mins':
    case 'minute':
    case 'minutes':
      return new Date(now.getTime() + count * 60_000);
    case 'h':
    case 'hr':
    case 'hrs':
    case 'hour':
    case 'hours':
      return new Date(now.getTime() + count * 3_600_000);
    case 'd':
    case 'day':
    case 'days':
      later.setDate(later.getDate() + count);
      return later;
    case 'w':
    case 'week':
    case 'weeks':
      later.setDate(later.getDate() + 7 * count);
      return later;
    case 'mo':
    case 'month':
    case 'months':
      return plusMonths(now, count);
    case 'y':
    case 'year':
    case 'years':
      return plusMonths(now, 12 * count);
    default:
      return undefined;
  }
}

/** The same day of a later month, or that month's last day where it is shorter. */
function plusMonths(now: Date, months: number): Date {
  const month = now.getMonth() + months;
  const lastDay = new Date(now.getFullYear(), month + 1, 0).getDate();
  const later = new Date(now);
  later.setMonth(month, Math.min(now.getDate(), lastDay));
  return later;
}

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** `today`, `tomorrow`, `friday`, `end of week`, `end of month`, `end of quarter`, `end of year`. */
function parseNamedDay(text: string, now: Date): Date | undefined {
  const day = (date: number, month = now.getMonth()) => endOfDay(now.getFullYear(), month, date);
  const weekday = weekdays.indexOf(text.replace(/^(next|on) /, ''));
  if (weekday >= 0) return day(now.getDate() + ((weekday - now.getDay() + 6) % 7) + 1);
  switch (text.replace(/^(the )?end of (the |this )?/, 'end of ')) {
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

/** `2026-12-31`, with an optional time, and an optional zone behind the time. */
function parseDate(text: string): Date | 'impossible' | undefined {
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
  if (!isOnCalendar || hour > 23 || minute > 59 || second > 59) return 'impossible';
  if (match[4] === undefined) return endOfDay(year, month - 1, day);
  const zone = match[7];
  if (zone === undefined) return new Date(year, month - 1, day, hour, minute, second);
  const eastMs = offsetMs(zone);
  if (eastMs === undefined) return 'impossible';
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second) - eastMs);
}

/** @returns undefined for an offset that no zone has. */
function offsetMs(zone: string): number | undefined {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (match === null) return 0;
  const [hours, minutes] = [Number(match[2]), Number(match[3])];
  if (hours > 14 || minutes > 59) return undefined;
  return (match[1] === '-' ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

function endOfDay(year: number, month: number, day: number): Date {
  return new Date(year, month, day, 23, 59, 59);
}
