/**
 * `npm test`: runs every part of the tests, or those that are named, and ends with the line
 * `N passed, N failed` over all of them. A part that fails does not keep the others from running.
 *
 * `--long` adds the oldest supported VS Code, and the waits that the other suites scale or skip.
 */
import { runStages } from './testing/runStages';
import type { Part } from './testing/parts';
import { testStages, type Stage } from './testing/stages';
import { printSummary } from './testing/summary';
import { exitOnSignal } from './vscode/exitOnSignal';

async function main(args: readonly string[]): Promise<void> {
  const isLong = args.includes('--long');
  const wanted = args.filter((argument) => argument !== '--long');
  const stages = testStages(isLong);
  const names = new Set(
    stages.flatMap(({ lanes }) => lanes.flat().flatMap(({ chosenBy }) => chosenBy)),
  );
  const unknown = wanted.filter((name) => !names.has(name));
  if (unknown.length > 0) {
    console.error(`No part is called ${unknown.join(', ')}; there are ${[...names].join(', ')}.`);
    process.exitCode = 2;
    return;
  }
  const chosen = wanted.length === 0 ? stages : stages.map((stage) => chooseFrom(stage, wanted));
  printSummary(await runStages(chosen, (text) => process.stdout.write(text)));
}

function chooseFrom({ lanes }: Stage, wanted: readonly string[]): Stage {
  const isWanted = ({ chosenBy }: Part) => chosenBy.some((name) => wanted.includes(name));
  return { lanes: lanes.map((parts) => parts.filter(isWanted)) };
}

exitOnSignal();
main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
