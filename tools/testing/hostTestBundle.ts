import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { toolsCache } from '../vscode/pinnedInstall';

const root = resolve(__dirname, '../..');

/**
 * Bundles `test/vscode/*.test.ts` into one module that exports `run()`, and gives its path.
 *
 * Throws when there is no test: a suite that runs nothing proves nothing.
 */
export async function bundleHostTests(): Promise<string> {
  const folder = join(root, 'test', 'vscode');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.test.ts')).sort();
  if (files.length === 0) throw new Error(`There is no test in ${folder}.`);
  const outfile = join(toolsCache, 'tests', 'hostTests.js');
  await build({
    stdin: {
      // Required inside the function: mocha's globals exist only when it is called.
      contents: `
        import { runInExtensionHost } from './runner';
        export const run = () => runInExtensionHost(() => {
          ${files.map((name) => `require('./${name}');`).join('\n')}
        });`,
      resolveDir: folder,
      loader: 'ts',
    },
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  return outfile;
}
