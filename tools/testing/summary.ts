import type { PartEnd } from './runStages';

/**
 * Prints how the parts ended, the sum in the last line, and makes the process end with 1 where a
 * test failed.
 */
export function printSummary(ends: readonly PartEnd[]): void {
  console.log('\n── summary');
  for (const { name, passed, failed, seconds } of ends) {
    if (passed + failed === 0) continue;
    console.log(`${name}: ${passed} passed, ${failed} failed (${Math.round(seconds)} s)`);
  }
  const passed = ends.reduce((sum, end) => sum + end.passed, 0);
  const failed = ends.reduce((sum, end) => sum + end.failed, 0);
  if (failed > 0) process.exitCode = 1;
  console.log(`${passed} passed, ${failed} failed`);
}
