/** Timestamps of the demo tenant, all told as a distance from the moment it starts. */
import type { WireTimestamp } from '../../shared/wire/common';
import { mix32 } from './draw';

/** Seconds in a day, the unit in which the seed counts ages. */
export const daySeconds = 86_400;

/**
 * Gives the timestamp that is so many seconds after the start (negative: before it). The distance
 * decides the fraction of the second: nine digits as a rule, sometimes six, three or none, as the
 * API may send any of them.
 */
export type Timeline = (offsetSeconds: number) => WireTimestamp;

/** The timeline of a tenant that starts at the given moment. */
export function timelineFrom(startedAt: Date): Timeline {
  const startMs = startedAt.getTime();
  return (offsetSeconds) => {
    const offsetMs = Math.round(offsetSeconds * 1000);
    const second = new Date(startMs + offsetMs)
      .toISOString()
      .slice(0, 'YYYY-MM-DDTHH:MM:SS'.length);
    return `${second}${fractionOf(mix32(offsetMs % 0x1_0000_0000))}Z`;
  };
}

function fractionOf(chance: number): string {
  const digits = fractionDigits[chance % fractionDigits.length] ?? 9;
  const nanoseconds = String(1_000_000_000 + (chance % 1_000_000_000));
  return digits === 0 ? '' : `.${nanoseconds.slice(1, 1 + digits)}`;
}

const fractionDigits = [9, 9, 9, 9, 9, 9, 9, 9, 9, 6, 9, 3, 0];
