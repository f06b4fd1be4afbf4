import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Settings as in settings.json. */
export type UserSettings = Readonly<Record<string, unknown>>;

/** Settings for a VS Code that nobody sits at: no greeting, no helper that talks to a network. */
export const quietSettings: UserSettings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  // A copied row that covers others takes their clicks.
  'workbench.tree.enableStickyScroll': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'telemetry.telemetryLevel': 'off',
  'chat.disableAIFeatures': true,
  'git.enabled': false,
  // It announces every port that an extension listens on.
  'remote.autoForwardPorts': false,
};

/** Writes the user settings of a profile that no VS Code has open. */
export async function writeUserSettings(
  userDataDir: string,
  settings: UserSettings,
): Promise<void> {
  const folder = join(userDataDir, 'User');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'settings.json'), JSON.stringify(settings, undefined, 2));
}
