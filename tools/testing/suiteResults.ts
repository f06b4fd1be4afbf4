import { existsSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { number, object, parse } from 'valibot';

/** How many tests of a suite ended how. A failing hook counts as a failed test. */
export interface SuiteResults {
  readonly passed: number;
  readonly failed: number;
}

/** Name of the environment variable with the path of the file that a suite leaves its results in. */
export const resultsPathVariable = 'TEST_RESULTS_PATH';

const suiteResults = object({ passed: number(), failed: number() });

/** Leaves the results; synchronous, since a process may end right after the last test. */
export function writeSuiteResults(path: string, results: SuiteResults): void {
  writeFileSync(path, JSON.stringify(results));
}

/** Gives `undefined` when the suite left no results: it never came to its end. */
export async function readSuiteResults(path: string): Promise<SuiteResults | undefined> {
  if (!existsSync(path)) return undefined;
  return parse(suiteResults, JSON.parse(await readFile(path, 'utf8')));
}
