import { countOf } from './words';

/** A span of time as people type it, as the wire writes it. */
export type DurationInput =
  | { readonly kind: 'limited'; readonly duration: string }
  | { readonly kind: 'unlimited' }
  | { readonly kind: 'problem'; readonly message: string };

const examples = 'Try 4h, 90 min, 30d, 2 weeks, 1 day 12 hours, or unlimited.';

/** The most that `google.protobuf.Duration` holds: about 10,000 years. */
const maxSeconds = 315_576_000_000;

const units = [
  { word: 'week', seconds: 604_800, spellings: ['w', 'wk', 'wks', 'week', 'weeks'] },
  { word: 'day', seconds: 86_400, spellings: ['d', 'day', 'days'] },
  { word: 'hour', seconds: 3_600, spellings: ['h', 'hr', 'hrs', 'hour', 'hours'] },
  { word: 'minute', seconds: 60, spellings: ['min', 'mins', 'minute', 'minutes'] },
  { word: 'second', seconds: 1, spellings: ['s', 'sec', 'secs', 'second', 'seconds'] },
] as const;

/**
 * Reads what a person typed: `4h`, `1 day 12 hours`, `1.5h`, `unlimited`, or the wire's own `3600s`.
 *
 * A day is 24 hours. Months and years are refused, because a span has no calendar to count them on,
 * and `m` is, because it could be either minutes or months.
 */
export function parseDurationInput(typed: string): DurationInput {
  const text = typed.trim().toLowerCase().replace(/\s+/g, ' ');
  if (text === '') return problem(`Type how long. ${examples}`);
  if (/^(unlimited|no limit|none|forever)$/.test(text)) return { kind: 'unlimited' };
  if (/\d ?(mo|months?|y|years?)\b/.test(text)) {
    return problem('Months and years differ in length: say it in days or weeks, such as 30d.');
  }
  const seconds = secondsOf(text);
  if (seconds === undefined) return problem(`"${typed.trim()}" is not understood. ${examples}`);
  if (seconds <= 0) return problem('The limit must be longer than nothing.');
  if (seconds > maxSeconds) return problem('That is longer than the tenant can keep.');
  return { kind: 'limited', duration: wireDuration(seconds) };
}

const problem = (message: string): DurationInput => ({ kind: 'problem', message });

const part = /(\d{1,12}(?:\.\d{1,9})?) ?([a-z]+)(?:,? (?:and )?)?/y;

function secondsOf(text: string): number | undefined {
  let seconds = 0;
  part.lastIndex = 0;
  while (part.lastIndex < text.length) {
    const [, count, spelling] = part.exec(text) ?? [];
    const unit = units.find(({ spellings }) => spellings.some((known) => known === spelling));
    if (count === undefined || unit === undefined) return undefined;
    seconds += Number(count) * unit.seconds;
  }
  return seconds;
}

/** Fractions have 3, 6 or 9 digits on the wire; nobody limits access to less than a millisecond. */
const wireDuration = (seconds: number) =>
  Number.isInteger(seconds) ? `${seconds}s` : `${seconds.toFixed(3)}s`;

/**
 * A duration of the wire in words that `parseDurationInput` reads as the same: `30 days`,
 * `1 hour 30 minutes`. What is not a duration of whole seconds stays as it is.
 */
export function formatDuration(duration: string): string {
  const [, digits] = /^(\d{1,12})s$/.exec(duration) ?? [];
  if (digits === undefined || Number(digits) === 0) return duration;
  let rest = Number(digits);
  // People think of 14 or 90 days, not of 2 or of 12 weeks and 6 days.
  return units
    .filter(({ word }) => word !== 'week')
    .flatMap(({ seconds, word }) => {
      const count = Math.floor(rest / seconds);
      rest -= count * seconds;
      return count === 0 ? [] : [countOf(count, word).replaceAll(',', '')];
    })
    .join(' ');
}
