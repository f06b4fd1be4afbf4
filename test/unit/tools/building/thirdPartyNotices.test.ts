import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageFolders, thirdPartyNotices } from '../../../../tools/building/thirdPartyNotices';
import { useTemporaryFolder } from '../../../support/temporaryFolder';

describe('the packages in a bundle', () => {
  const output = (inputs: Readonly<Record<string, number>>) => ({
    bytes: 1,
    imports: [],
    exports: [],
    inputs: Object.fromEntries(
      Object.entries(inputs).map(([path, bytesInOutput]) => [path, { bytesInOutput }]),
    ),
  });

  it('are those of which anything is left in it, each once', () => {
    const outputs = {
      'dist/a.js': output({
        'src/a.ts': 1,
        'node_modules/axios/lib/axios.js': 1,
        'node_modules/axios/index.js': 1,
        'node_modules/unused/index.js': 0,
        'unused-by-axios:form-data': 1,
      }),
      'dist/a.css': output({ 'node_modules/@vscode/codicons/dist/codicon.css': 1 }),
      'dist/b.js': output({ 'node_modules/axios/node_modules/inner/index.js': 1 }),
    };
    assert.deepEqual(packageFolders({ outputs }), [
      'node_modules/axios',
      'node_modules/@vscode/codicons',
      'node_modules/axios/node_modules/inner',
    ]);
  });
});

describe('the notices of third parties', () => {
  const folder = useTemporaryFolder();

  const addPackage = async (name: string, version: string, files: Record<string, string>) => {
    const path = folder.path(name);
    await mkdir(path);
    const manifest = JSON.stringify({ name, version, license: 'MIT' });
    for (const [file, text] of Object.entries({ 'package.json': manifest, ...files })) {
      await writeFile(join(path, file), text);
    }
    return path;
  };

  it('hold every licence of every package, whatever the order of the bundles', async () => {
    const zoo = await addPackage('zoo', '2.0.0', { LICENSE: 'Zoo terms\r\nfor all\r\n' });
    const ant = await addPackage('ant', '1.0.0', {
      'LICENSE.md': 'Ant terms',
      'LICENSE-CODE': 'Code terms',
      'README.md': 'Not a licence',
    });
    const text = await thirdPartyNotices([zoo, ant]);
    assert.match(
      text,
      /^[^=]*=+\n\nant 1\.0\.0 \(MIT\)\n\nCode terms\n\nAnt terms\n\n=+\n\nzoo 2\.0\.0 \(MIT\)\n\nZoo terms\nfor all\n$/,
    );
    assert.equal(await thirdPartyNotices([ant, zoo, ant]), text);
  });

  it('cannot be made without a licence', async () => {
    const path = await addPackage('bare', '1.0.0', {});
    await assert.rejects(thirdPartyNotices([path]), /The package bare comes without its licence/);
  });
});
