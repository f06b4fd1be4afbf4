import { ensureChromium } from '../vscode/chromium';
import type { Report } from '../vscode/pinnedInstall';
import { ensureServerBuild } from '../vscode/serverBuild';
import { checkPart, hostSuitePart, nodeSuitePart, preparationPart, type Part } from './parts';

/** Lanes run at the same time, the parts of a lane one after the other. */
export interface Stage {
  readonly lanes: readonly (readonly Part[])[];
}

const unitTimeoutMs = 5_000;
const contractTimeoutMs = 60_000;
const uiTimeoutMs = 120_000;
const waitsTimeoutMs = 120_000;

/**
 * Every part of the tests, in the order of the run. A VS Code with its browser keeps two
 * processors busy, so those parts have the machine to themselves.
 */
export function testStages(isLong: boolean): readonly Stage[] {
  const install = preparationPart('VS Code for the tests', ['vscode', 'ui'], (report) =>
    installVsCode(isLong, report),
  );
  const types = checkPart('types', ['types']);
  const lint = checkPart('lint', ['lint']);
  const unit = nodeSuitePart('unit', 'test/unit', unitTimeoutMs);
  const contract = nodeSuitePart('contract', 'test/contract', contractTimeoutMs);
  const waits = nodeSuitePart('waits', 'test/long', waitsTimeoutMs);
  const pack = checkPart('package', ['package', '--for-tests'], ['vscode', 'ui']);
  const inVsCode = hostSuitePart('vscode', 'current');
  const inOldestVsCode = hostSuitePart('vscode (oldest)', 'oldest', ['vscode']);
  const ui = nodeSuitePart('ui', 'test/ui', uiTimeoutMs);
  return [
    { lanes: [[install], [types, lint], [unit, contract], ...(isLong ? [[waits]] : [])] },
    { lanes: [[pack]] },
    { lanes: [[inVsCode, ...(isLong ? [inOldestVsCode] : []), ui]] },
  ];
}

async function installVsCode(isLong: boolean, report: Report): Promise<void> {
  const names = isLong ? (['current', 'oldest'] as const) : (['current'] as const);
  await Promise.all([
    ensureChromium(report),
    ...names.map((name) => ensureServerBuild(name, report)),
  ]);
}
