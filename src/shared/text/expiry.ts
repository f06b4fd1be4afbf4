import { formatLocalInWords } from './localTime';
import { countOf } from './words';

/** How near the end of a grant is. */
export type ExpiryKind = 'standing' | 'past' | 'today' | 'soon' | 'later';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** What counts as soon. */
const soonMs = 7 * dayMs;

/** @param expiresAt undefined for a standing grant. */
export function expiryKind(expiresAt: Date | undefined, now: Date): ExpiryKind {
  if (expiresAt === undefined) return 'standing';
  const aheadMs = expiresAt.getTime() - now.getTime();
  if (aheadMs <= 0) return 'past';
  if (aheadMs < dayMs) return 'today';
  return aheadMs < soonMs ? 'soon' : 'later';
}

/** The end of a grant at a glance: `standing`, `expires in 3 days`, `expired 2 h ago`. */
export function describeExpiry(expiresAt: Date | undefined, now: Date): string {
  if (expiresAt === undefined) return 'standing';
  return expiresAt > now
    ? `expires in ${describeSpan(spanMs(now, expiresAt))}`
    : `expired ${describeSpan(spanMs(expiresAt, now))} ago`;
}

/**
 * A span of time in its largest fitting unit: `45 min`, `5 h`, `12 days`. Hours and days are cut
 * off, months and years rounded. What is missing of an hour by half a minute, or of a day by half an hour, is
 * taken for whole, so that an end that was set to 30 days just now does not say 29.
 */
export function describeSpan(durationMs: number): string {
  if (durationMs < minuteMs) return 'under a minute';
  if (durationMs < hourMs) return `${Math.floor(durationMs / minuteMs)} min`;
  if (durationMs < 2 * dayMs) return `${whole(durationMs, hourMs, minuteMs)} h`;
  if (durationMs < 61 * dayMs) return `${whole(durationMs, dayMs, hourMs)} days`;
  if (durationMs < 731 * dayMs) return `${Math.round(durationMs / (30.44 * dayMs))} months`;
  return `${Math.round(durationMs / (365.25 * dayMs))} years`;
}

/** How many whole units there are after rounding to a finer one. */
const whole = (durationMs: number, unitMs: number, finerMs: number) =>
  Math.floor((Math.round(durationMs / finerMs) * finerMs) / unitMs);

/**
 * What a chosen end means, for the person who chooses it:
 * `Mon 30 Nov 2026, 23:59:59 (UTC+01:00), in 9 days`.
 */
export function describeChosenEnd(expiresAt: Date, now: Date): string {
  const aheadMs = spanMs(now, expiresAt);
  const ahead =
    aheadMs < 2 * dayMs ? describeSpan(aheadMs) : countOf(Math.floor(aheadMs / dayMs), 'day');
  return `${formatLocalInWords(expiresAt)}, in ${ahead}`;
}

/**
 * How long it is from one moment to a later one as people count: from two days on, each day of the
 * local calendar has 24 hours, over changes to and from summer time too.
 */
function spanMs(from: Date, to: Date): number {
  const passedMs = to.getTime() - from.getTime();
  return passedMs < 2 * dayMs ? passedMs : clockMs(to) - clockMs(from);
}

/** What local clocks show, as milliseconds: 24 hours for every day. */
const clockMs = (date: Date) => date.getTime() - date.getTimezoneOffset() * minuteMs;
