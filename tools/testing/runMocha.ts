import { resultsPathVariable, writeSuiteResults, type SuiteResults } from './suiteResults';

/** How a suite is run by mocha. */
export interface MochaRun {
  /** Time that one test may take. */
  readonly timeoutMs: number;
  /** Executes the test files; the globals `describe` and `it` are there. */
  readonly loadTests: () => void | Promise<void>;
  /** Takes one line of the report; the console where it is not given. */
  readonly print?: (...args: unknown[]) => void;
}

/**
 * Runs tests, prints mocha's usual report and leaves the counts in the file that the environment
 * names. A skipped test and an exclusive one (`only`) are failures: a run is always the whole one.
 */
export async function runMocha(run: MochaRun): Promise<SuiteResults> {
  const { default: Mocha } = await import('mocha');
  if (run.print !== undefined) Mocha.reporters.Base.consoleLog = run.print;
  const mocha = new Mocha({
    ui: 'bdd',
    reporter: 'spec',
    timeout: run.timeoutMs,
    forbidOnly: true,
    forbidPending: true,
  });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await run.loadTests();
  const results = await new Promise<SuiteResults>((resolve) => {
    const runner = mocha.run(() =>
      resolve({ passed: runner.stats?.passes ?? 0, failed: runner.stats?.failures ?? 0 }),
    );
  });
  const path = process.env[resultsPathVariable];
  if (path !== undefined) writeSuiteResults(path, results);
  return results;
}
