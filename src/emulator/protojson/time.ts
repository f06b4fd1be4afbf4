/** Points in time and spans of it, as protobuf writes them in JSON. */
import type { WireDuration, WireTimestamp } from '../../shared/wire/common';

const timestampPattern =
  /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:\d{2})$/;
const durationPattern = /^(-?)(\d{1,12})(?:\.(\d{0,9}))?s$/;

/** The largest span that `google.protobuf.Duration` holds: about 10,000 years. */
const maxDurationSeconds = 315_576_000_000;

/**
 * An RFC 3339 text in the API's own spelling: UTC, `Z`, 0, 3, 6 or 9 fraction digits.
 * `undefined` where the text is no timestamp or is outside the years 1 to 9999.
 */
export function canonicalTimestamp(text: string): WireTimestamp | undefined {
  const [, wholeSeconds, fraction = '', zone] = timestampPattern.exec(text) ?? [];
  if (wholeSeconds === undefined || zone === undefined) return undefined;
  const moment = new Date(`${wholeSeconds}${zone}`);
  const asWritten = new Date(`${wholeSeconds}Z`);
  if (Number.isNaN(moment.getTime()) || Number.isNaN(asWritten.getTime())) return undefined;
  // A Date takes 31 February for 3 March; a day of the calendar reads back as it was written.
  if (!asWritten.toISOString().startsWith(wholeSeconds)) return undefined;
  const iso = moment.toISOString();
  const hasYear1To9999 = /^(?!0000)\d{4}-/.test(iso);
  return hasYear1To9999 ? `${iso.slice(0, 19)}${canonicalFraction(fraction)}Z` : undefined;
}

/** The timestamp of a moment, with nine fraction digits as the live service writes its own. */
export function preciseTimestamp(moment: Date): WireTimestamp {
  return `${moment.toISOString().slice(0, -1)}000001Z`;
}

/** A span in the API's own spelling, such as `"3600s"`; `undefined` where the text is none. */
export function canonicalDuration(text: string): WireDuration | undefined {
  const [, sign, seconds, fraction = ''] = durationPattern.exec(text) ?? [];
  if (sign === undefined || seconds === undefined) return undefined;
  if (Number(seconds) > maxDurationSeconds) return undefined;
  return `${sign}${String(Number(seconds))}${canonicalFraction(fraction)}s`;
}

function canonicalFraction(digits: string): string {
  const significant = digits.replace(/0+$/, '');
  return significant === ''
    ? ''
    : `.${significant.padEnd(Math.ceil(significant.length / 3) * 3, '0')}`;
}
