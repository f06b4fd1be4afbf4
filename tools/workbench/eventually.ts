import { setTimeout as delay } from 'node:timers/promises';

const limitMs = 30_000;
const intervalMs = 50;

/**
 * Asks again and again until there is an answer, and gives it. For what a page shows some time
 * after its cause; `undefined` means not yet. Throws after 30 s, with what `describe` says then.
 */
export async function eventually<T>(
  probe: () => Promise<T | undefined>,
  describe: () => string | Promise<string>,
): Promise<T> {
  const deadlineMs = Date.now() + limitMs;
  for (;;) {
    const answer = await probe();
    if (answer !== undefined) return answer;
    if (Date.now() > deadlineMs) throw new Error(await describe());
    await delay(intervalMs);
  }
}
