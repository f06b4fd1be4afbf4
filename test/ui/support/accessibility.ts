import { source, type AxeResults } from 'axe-core';
import type { Frame } from 'playwright-core';

/**
 * What axe finds in a frame that is serious or critical, a line each with the elements; empty where
 * nothing is. Axe comes through the browser's own protocol, which the page's policy does not block.
 */
export async function seriousProblems(frame: Frame): Promise<readonly string[]> {
  await frame.evaluate(source);
  const { violations } = await frame.evaluate<AxeResults>('axe.run()');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => {
      const places = nodes.map(
        ({ target, failureSummary = '' }) => `${String(target)} ${failureSummary}`,
      );
      return `${id}: ${help}: ${places.join('; ')}`;
    });
}
