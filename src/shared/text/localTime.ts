const two = (value: number) => String(value).padStart(2, '0');

/** The offset of the local zone at that moment: `+02:00`. */
function localOffset(date: Date): string {
  const minutesEast = -date.getTimezoneOffset();
  const minutes = Math.abs(minutesEast);
  return `${minutesEast < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

const localDay = (date: Date) =>
  `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

/** A moment in the local zone with its offset, to the minute: `2026-11-30 23:59 +01:00`. */
export function formatLocal(date: Date): string {
  return `${localDay(date)} ${two(date.getHours())}:${two(date.getMinutes())} ${localOffset(date)}`;
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** A moment in the local zone in words, to the second: `Mon 30 Nov 2026, 23:59:59 (UTC+01:00)`. */
export function formatLocalInWords(date: Date): string {
  const day = `${weekdays[date.getDay()]} ${date.getDate()} ${months[date.getMonth()]} ${date.getFullYear()}`;
  return `${day}, ${formatTimeOfDay(date)}:${two(date.getSeconds())} (UTC${localOffset(date)})`;
}

/** A moment in UTC, to the second: `2026-11-30 22:59:59 UTC`. */
export function formatUtc(date: Date): string {
  return `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** A moment both ways, for decisions that must not be misread. */
export function formatBoth(date: Date): string {
  return `${formatLocal(date)} (${formatUtc(date)})`;
}

/** The local time of day: `22:41`. */
export function formatTimeOfDay(date: Date): string {
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The local zone with its offset at that moment: `Europe/Berlin (UTC+01:00)`. */
export function formatZone(date: Date): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return `${timeZone} (UTC${localOffset(date)})`;
}
