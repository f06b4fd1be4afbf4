import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { build } from 'esbuild';
import { webviewEntries, webviewOptions } from '../../../tools/building/webviewBundle';
import { testPackageFolder } from '../../../tools/packaging/packageExtension';
import { withTemporaryFolder } from '../../../tools/vscode/temporaryFolder';
import { panelTypes } from '../../../src/extension/ids';

const manifest = {
  name: 'panel-gallery',
  publisher: 'c1-access-tests',
  version: '0.0.1',
  private: true,
  engines: { vscode: '^1.100.0' },
  main: './dist/extension.js',
  activationEvents: [`onWebviewPanel:${panelTypes.bulk}`],
  contributes: {
    viewsContainers: { activitybar: [{ id: 'panelGallery', title: 'Gallery', icon: '$(beaker)' }] },
    views: { panelGallery: [{ id: 'panelGallery.empty', name: 'Gallery' }] },
    commands: [
      { command: 'panelGallery.openOne', title: 'Open One', category: 'Gallery' },
      { command: 'panelGallery.openTwo', title: 'Open Two', category: 'Gallery' },
    ],
  },
};

/** Packs the extension of this folder and gives the path of its `.vsix` file. */
export async function packGallery(): Promise<string> {
  await mkdir(testPackageFolder, { recursive: true });
  const packagePath = join(testPackageFolder, 'panel-gallery.vsix');
  await withTemporaryFolder(async (folder) => {
    await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
    await build({
      bundle: true,
      platform: 'node',
      external: ['vscode'],
      entryPoints: { extension: join(__dirname, 'extension.ts') },
      outdir: join(folder, 'dist'),
    });
    await build({
      ...webviewOptions,
      entryPoints: { ...webviewEntries, bulk: join(__dirname, 'page.ts') },
      outdir: join(folder, 'dist', 'webview'),
    });
    await createVSIX({
      cwd: folder,
      packagePath,
      dependencies: false,
      skipLicense: true,
      allowMissingRepository: true,
    });
  });
  return packagePath;
}
