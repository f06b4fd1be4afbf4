import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { object, parse, string } from 'valibot';

/** Name of the file with the licences of the packages in the bundles. */
export const noticesFileName = 'ThirdPartyNotices.txt';

/** The folders of the packages of which a bundle holds anything. */
export function packageFolders({ outputs }: Pick<Metafile, 'outputs'>): readonly string[] {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  const folders = inputs
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .flatMap(([path]) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path) ?? []);
  return [...new Set(folders)];
}

/**
 * The licences of packages as one text, by name and version.
 *
 * @throws {Error} where a package comes without its licence.
 */
export async function thirdPartyNotices(folders: readonly string[]): Promise<string> {
  const notices = await Promise.all(folders.map(noticeOf));
  return [
    'ConductorOne Access contains the following packages, under the licences given with each.\n',
    ...new Set(notices.sort()),
  ].join(`\n${'='.repeat(80)}\n\n`);
}

const manifestSchema = object({ name: string(), version: string(), license: string() });

async function noticeOf(folder: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const { name, version, license } = parse(manifestSchema, manifest);
  const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|notice)/i.test(file)).sort();
  if (files.length === 0) throw new Error(`The package ${name} comes without its licence.`);
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  const lines = texts.map((text) => `${text.replaceAll('\r\n', '\n').trim()}\n`);
  return [`${name} ${version} (${license})\n`, ...lines].join('\n');
}
