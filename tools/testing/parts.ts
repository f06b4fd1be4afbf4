import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Report } from '../vscode/pinnedInstall';
import type { ServerBuildName } from '../vscode/serverBuild';
import { withTemporaryFolder } from '../vscode/temporaryFolder';
import { runChild, type Child } from './childProcess';
import type { PartOutput } from './partOutput';
import { readSuiteResults, resultsPathVariable, type SuiteResults } from './suiteResults';

/** One part of the tests. */
export interface Part {
  readonly name: string;
  /** Names on the command line that choose the part; its own is one of them. */
  readonly chosenBy: readonly string[];
  /** Runs to the end; what it throws is a failed test. */
  run(output: PartOutput): Promise<SuiteResults>;
}

/** A developer command, as of `node tools/run.mjs`, that passes or fails as a whole. */
export function checkPart(
  name: string,
  command: readonly string[],
  neededBy: readonly string[] = [],
): Part {
  return {
    name,
    chosenBy: [name, ...neededBy],
    run: async (output) => {
      const exitCode = await runChild({ args: ['tools/run.mjs', ...command] }, output);
      return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
    },
  };
}

/**
 * Work ahead for other parts, which do it themselves where it was not done: it counts as no test,
 * and its failure is theirs.
 */
export function preparationPart(
  name: string,
  neededBy: readonly string[],
  prepare: (report: Report) => Promise<unknown>,
): Part {
  return {
    name,
    chosenBy: neededBy,
    run: async (output) => {
      await prepare((line) => output.write(`${line}\n`)).catch((error: unknown) => {
        output.write(`${String(error)}\n`);
      });
      return { passed: 0, failed: 0 };
    },
  };
}

/** The `*.test.ts` files of a folder, at any depth, in one process of plain Node. */
export function nodeSuitePart(
  name: string,
  folder: string,
  timeoutMs: number,
  child: Pick<Child, 'env' | 'input'> = {},
): Part {
  return {
    name,
    chosenBy: [name],
    run: async (output) => {
      const files = await testFiles(folder);
      if (files.length === 0) throw new Error(`There is no test in ${folder}.`);
      const args = tsx('tools/testing/testProcess.ts', String(timeoutMs), ...files);
      return runSuite({ ...child, args }, output);
    },
  };
}

/** The tests that run inside a VS Code. */
export function hostSuitePart(
  name: string,
  build: ServerBuildName,
  chosenBy: readonly string[] = [],
): Part {
  return {
    name,
    chosenBy: [name, ...chosenBy],
    run: (output) => runSuite({ args: tsx('tools/testing/hostTestProcess.ts', build) }, output),
  };
}

/**
 * Runs a process that leaves its results behind. One that ends badly although every test passed,
 * or without having run a test, counts as one failed test.
 */
async function runSuite(child: Child, output: PartOutput): Promise<SuiteResults> {
  return withTemporaryFolder(async (folder) => {
    const path = join(folder, 'results.json');
    const exitCode = await runChild(
      { ...child, env: { ...child.env, [resultsPathVariable]: path } },
      output,
    );
    const results = await readSuiteResults(path);
    if (results === undefined) {
      output.write(`The process ended with ${exitCode} before its last test.\n`);
      return { passed: 0, failed: 1 };
    }
    if (results.failed > 0 || (exitCode === 0 && results.passed > 0)) return results;
    const reason = exitCode === 0 ? 'No test was run.' : `The process ended with ${exitCode}.`;
    output.write(`${reason}\n`);
    return { ...results, failed: 1 };
  });
}

async function testFiles(folder: string): Promise<string[]> {
  const names = await readdir(resolve(folder), { recursive: true });
  return names
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => resolve(folder, name))
    .sort();
}

function tsx(script: string, ...args: readonly string[]): readonly string[] {
  return ['--import', 'tsx', script, ...args];
}
