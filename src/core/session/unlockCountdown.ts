const secondMs = 1_000;
const minuteMs = 60_000;

/** Minutes are counted, and in the last one seconds. */
const unitMsOf = (leftMs: number) => (leftMs > minuteMs ? minuteMs : secondMs);

/** What an unlock has left, rounded up: `14 min left`, in the last minute `59 s left`. */
export function timeLeftText(leftMs: number): string {
  const unitMs = unitMsOf(leftMs);
  return `${Math.ceil(leftMs / unitMs)} ${unitMs === minuteMs ? 'min' : 's'} left`;
}

/** How long that text stays true, for more than 0 ms left: up to a minute, never 0. */
export function nextTickMs(leftMs: number): number {
  const unitMs = unitMsOf(leftMs);
  return leftMs - (Math.ceil(leftMs / unitMs) - 1) * unitMs;
}
