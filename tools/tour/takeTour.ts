import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../vscode/pinnedInstall';
import { startEmulator } from '../../src/emulator/server';
import { openWorkbenchSession } from '../vscode/workbenchSession';
import type { Workbench } from '../workbench/workbench';
import { pictureName, tourIndex } from './tourIndex';
import { browseSteps } from './steps/browseSteps';
import { changeSteps } from './steps/changeSteps';
import { delegationSteps } from './steps/delegationSteps';
import { entitlementSteps } from './steps/entitlementSteps';
import { journalSteps } from './steps/journalSteps';
import { productionSteps } from './steps/productionSteps';
import { signInSteps } from './steps/signInSteps';
import { tenantSteps } from './steps/tenantSteps';
import { switchTheme, themes, themeSettings } from './themes';
import type { TourStep } from './tourStep';

/**
 * Walks the steps of the tour through the packaged extension, signed in to the demo tenant, and
 * leaves a picture of each in every theme, with an index page, in a folder.
 *
 * Throws at the first step whose expected text is not in sight; a picture of what is there instead
 * is left as `failed.png`.
 */
export async function takeTour(vsixPath: string, folder: string, report: Report): Promise<void> {
  await rm(join(folder, 'failed.png'), { force: true });
  await mkdir(folder, { recursive: true });
  const tenant = await startEmulator({ scenario: { kind: 'demo' } });
  const production = await startEmulator({ scenario: { kind: 'demo' } });
  const steps = [
    ...signInSteps,
    ...browseSteps,
    ...changeSteps,
    ...journalSteps,
    ...delegationSteps,
    ...entitlementSteps,
    ...productionSteps(production),
    ...tenantSteps(tenant),
  ];
  const settings = {
    ...themeSettings,
    'conductorone.productionTenants': [new URL(production.url).host],
  };
  const session = await openWorkbenchSession({ vsixPath, settings }, report);
  try {
    const { workbench } = session;
    for (const step of steps) {
      await takeStep(step, workbench, folder).catch(async (error: unknown) => {
        await workbench.page.screenshot({ path: join(folder, 'failed.png') });
        throw new Error(`The step "${step.name}" of the tour failed.`, { cause: error });
      });
      report(`  ${step.name}: ${step.title}`);
    }
  } finally {
    await session.close();
    await Promise.all([tenant.close(), production.close()]);
  }
  await writeFile(join(folder, 'index.html'), tourIndex(steps, themes));
}

async function takeStep(step: TourStep, workbench: Workbench, folder: string): Promise<void> {
  // A web view that is made under forced colours keeps their background.
  await switchTheme(workbench.page, themes[0]);
  await step.run?.(workbench);
  for (const theme of themes) {
    await switchTheme(workbench.page, theme);
    await step.runInTheme?.(workbench);
    for (const text of step.expects) await workbench.waitForText(text);
    const path = join(folder, pictureName(step, theme));
    await workbench.page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  }
  await step.leave?.(workbench);
}
