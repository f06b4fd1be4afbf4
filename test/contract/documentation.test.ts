import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { allRoutes } from '../../src/emulator/routes/all';
import { withKnownMistakes } from '../../tools/openapi/knownMistakesText';
import { emulatorDocsPath } from '../../tools/openapi/paths';

describe('docs/emulator.md', () => {
  it("names every mistake of the vendor's document that the judge sets aside", async () => {
    const page = await readFile(emulatorDocsPath, 'utf8');
    assert.equal(page, withKnownMistakes(page), 'Write it: node tools/run.mjs openapi docs');
  });

  it('names every endpoint', async () => {
    const page = await readFile(emulatorDocsPath, 'utf8');
    const left = allRoutes
      .map(({ method, template }) => `${method} ${template.replace('/api/v1/', '')}`)
      .filter((name) => !page.includes(`\`${name}\``));
    assert.deepEqual(left, []);
  });
});
