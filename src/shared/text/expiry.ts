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
  const aheadMs = expiresAt.getTime() - now.getTime();
  return aheadMs > 0
    ? `expires in ${describeSpan(aheadMs)}`
    : `expired ${describeSpan(-aheadMs)} ago`;
}

/** A span of time in its largest fitting unit: `45 min`, `5 h`, `12 days`. Only months and years are rounded. */
export function describeSpan(spanMs: number): string {
  if (spanMs < minuteMs) return 'under a minute';
  if (spanMs < hourMs) return `${Math.floor(spanMs / minuteMs)} min`;
  if (spanMs < 2 * dayMs) return `${Math.floor(spanMs / hourMs)} h`;
  if (spanMs < 61 * dayMs) return `${Math.floor(spanMs / dayMs)} days`;
  if (spanMs < 731 * dayMs) return `${Math.round(spanMs / (30.44 * dayMs))} months`;
  return `${Math.round(spanMs / (365.25 * dayMs))} years`;
}

/**
 * What a chosen end means, for the person who chooses it:
 * `Mon 30 Nov 2026, 23:59:59 (UTC+01:00), in 9 days`.
 *
 * From two days on it counts days of the local calendar, over changes to and from summer time too.
 */
export function describeChosenEnd(expiresAt: Date, now: Date): string {
  const aheadMs = expiresAt.getTime() - now.getTime();
  const ahead =
    aheadMs < 2 * dayMs
      ? describeSpan(aheadMs)
      : countOf(Math.floor((clockMs(expiresAt) - clockMs(now)) / dayMs), 'day');
  return `${formatLocalInWords(expiresAt)}, in ${ahead}`;
}

/** What local clocks show, as milliseconds: 24 hours for every day. */
const clockMs = (date: Date) => date.getTime() - date.getTimezoneOffset() * minuteMs;
