/**
 * `node tools/run.mjs openapi subset|strict|docs`: works on the vendor's OpenAPI document.
 *
 * `subset DOCUMENT` takes over what the tests keep of it, `strict DOCUMENT OUT` writes the copy that
 * a validator judges with, `docs` writes the known mistakes into docs/emulator.md.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { allRoutes } from '../src/emulator/routes/all';
import { readDocument } from './openapi/document';
import { emulatorDocsPath, keptDocumentPath } from './openapi/paths';
import { strictCopy } from './openapi/strict';
import { subsetOf } from './openapi/subset';
import { withKnownMistakes } from './openapi/knownMistakesText';

async function main([command, ...paths]: readonly string[]): Promise<void> {
  const [document, out] = paths;
  if (command === 'subset' && document !== undefined) {
    const subset = subsetOf(await readDocument(document), allRoutes);
    await writeFile(keptDocumentPath, `${JSON.stringify(subset, undefined, 1)}\n`);
  } else if (command === 'strict' && document !== undefined && out !== undefined) {
    await writeFile(out, JSON.stringify(strictCopy(await readDocument(document))));
  } else if (command === 'docs') {
    const text = await readFile(emulatorDocsPath, 'utf8');
    await writeFile(emulatorDocsPath, withKnownMistakes(text));
  } else {
    console.error('usage: node tools/run.mjs openapi subset DOCUMENT | strict DOCUMENT OUT | docs');
    process.exitCode = 2;
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
