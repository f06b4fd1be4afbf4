import { OrderedOutput, type PartOutput } from './partOutput';
import type { Part } from './parts';
import type { Stage } from './stages';
import type { SuiteResults } from './suiteResults';

/** How a part ended. */
export interface PartEnd extends SuiteResults {
  readonly name: string;
  readonly seconds: number;
}

/** Runs stages one after the other to the end, whatever fails, and gives the ends in that order. */
export async function runStages(
  stages: readonly Stage[],
  show: (text: string) => void,
): Promise<readonly PartEnd[]> {
  const ends: PartEnd[] = [];
  for (const { lanes } of stages) {
    const output = new OrderedOutput(show);
    const running = lanes.map((parts) =>
      runLane(parts.map((part) => ({ part, output: output.add() }))),
    );
    ends.push(...(await Promise.all(running)).flat());
  }
  return ends;
}

async function runLane(
  lane: readonly { readonly part: Part; readonly output: PartOutput }[],
): Promise<readonly PartEnd[]> {
  const ends: PartEnd[] = [];
  for (const { part, output } of lane) ends.push(await runPart(part, output));
  return ends;
}

async function runPart(part: Part, output: PartOutput): Promise<PartEnd> {
  const startedAtMs = Date.now();
  output.write(`\n── ${part.name}\n`);
  const results = await part.run(output).catch((error: unknown): SuiteResults => {
    output.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return { passed: 0, failed: 1 };
  });
  output.end();
  return { ...results, name: part.name, seconds: (Date.now() - startedAtMs) / 1000 };
}
