/**
 * Builds what ships: `npm run build` once, `npm run watch` on every change.
 *
 * Each bundle may hold files of certain rooms only; a build that breaks a fence fails.
 */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build, context, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import { filesOutsideRooms } from './building/roomFence';
import { oversizedPanelFiles } from './building/panelSizes';
import { noticesFileName, packageFolders, thirdPartyNotices } from './building/thirdPartyNotices';
import { webviewEntries, webviewOptions } from './building/webviewBundle';

interface Bundle {
  readonly name: string;
  readonly options: BuildOptions;
  /** Folders below `src/` whose files the bundle may hold; any package may be in it besides. */
  readonly rooms: readonly string[];
}

const isWatching = process.argv.includes('--watch');

const commonOptions: BuildOptions = {
  bundle: true,
  minify: !isWatching,
  sourcemap: isWatching ? 'linked' : false,
  legalComments: 'none',
  metafile: true,
  logLevel: isWatching ? 'info' : 'warning',
};

const nodeOptions: BuildOptions = {
  ...commonOptions,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  outdir: 'dist',
};

/**
 * axios pulls in packages that this project never uses: form bodies, redirects (none is followed)
 * and proxies (VS Code's own patch of `http` and `https` handles them).
 */
const unusedByAxios: Plugin = {
  name: 'unused-by-axios',
  setup(build) {
    const filter = /^(form-data|follow-redirects|proxy-from-env|https-proxy-agent)$/;
    build.onResolve({ filter }, (args) => ({ path: args.path, namespace: 'unused-by-axios' }));
    build.onLoad({ filter: /.*/, namespace: 'unused-by-axios' }, (args) => ({
      contents:
        args.path === 'follow-redirects'
          ? `import http from 'node:http'; import https from 'node:https'; export default { http, https };`
          : `export default class Unused {}; export const getProxyForUrl = () => '';`,
      resolveDir: process.cwd(),
    }));
  },
};

const bundles: readonly Bundle[] = [
  {
    name: 'extension',
    rooms: ['extension', 'core', 'shared'],
    options: {
      ...nodeOptions,
      // As modules, what the entry imports on first use gets files of its own and activation does
      // not wait for an HTTP client.
      format: 'esm',
      splitting: true,
      outExtension: { '.js': '.mjs' },
      chunkNames: 'host-[name]-[hash]',
      entryPoints: { extension: 'src/extension/main.ts' },
      external: ['vscode'],
      plugins: [unusedByAxios],
    },
  },
  {
    name: 'webview',
    rooms: ['webview', 'shared'],
    options: {
      ...commonOptions,
      ...webviewOptions,
      outdir: 'dist/webview',
      entryPoints: {
        ...webviewEntries,
        ...Object.fromEntries(
          readdirSync('src/webview/panels').map((name) => [
            name,
            `src/webview/panels/${name}/main.ts`,
          ]),
        ),
      },
    },
  },
  {
    name: 'emulatorWorker',
    rooms: ['emulator', 'shared/wire'],
    options: { ...nodeOptions, entryPoints: { emulatorWorker: 'src/emulator/worker.ts' } },
  },
];

async function main(): Promise<void> {
  rmSync('dist', { recursive: true, force: true });
  const packages: string[] = [];
  for (const { name, options, rooms } of bundles) {
    if (isWatching) {
      await (await context(options)).watch();
      continue;
    }
    const { metafile } = await build(options);
    const strangers = filesOutsideRooms(Object.keys(metafile?.inputs ?? {}), rooms);
    if (strangers.length > 0) {
      throw new Error(`The bundle "${name}" may not hold ${strangers.join(', ')}`);
    }
    const oversized = name === 'webview' ? oversizedPanelFiles(sizesOf(metafile)) : [];
    if (oversized.length > 0) throw new Error(oversized.join('\n'));
    if (metafile !== undefined) packages.push(...packageFolders(metafile));
  }
  if (isWatching) return;
  writeFileSync(join('dist', noticesFileName), await thirdPartyNotices(packages));
}

function sizesOf(metafile: Metafile | undefined): ReadonlyMap<string, number> {
  const files = Object.entries(metafile?.outputs ?? {});
  return new Map(files.map(([path, { bytes }]) => [basename(path), bytes]));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
