import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import {
  createTemporaryFolder,
  type TemporaryFolder,
} from '../../../../tools/vscode/temporaryFolder';
import { unpackTar } from '../../../../tools/vscode/unpack';

describe('an archive of the headless browser', () => {
  let folder: TemporaryFolder;
  let archive: string;

  beforeEach(async () => {
    folder = await createTemporaryFolder();
    archive = join(folder.path, 'archive.tar.br');
  });

  afterEach(() => folder.remove());

  it('is unpacked into a folder that is made for it', async () => {
    await writeFile(join(folder.path, 'fonts.conf'), 'text');
    const packed = spawnSync('tar', ['-c', '-C', folder.path, 'fonts.conf']);
    await writeFile(archive, brotliCompressSync(packed.stdout));

    await unpackTar(archive, join(folder.path, 'into/here'));

    assert.equal(await readFile(join(folder.path, 'into/here/fonts.conf'), 'utf8'), 'text');
  });

  it('is refused with the words of tar when it holds something else', async () => {
    await writeFile(archive, brotliCompressSync('no archive'));
    await assert.rejects(unpackTar(archive, folder.path), /could not unpack .*\ntar: /);
  });

  it('is refused when it ends early', async () => {
    const whole = brotliCompressSync('x'.repeat(100_000));
    await writeFile(archive, whole.subarray(0, whole.length / 2));
    await assert.rejects(unpackTar(archive, folder.path), { code: 'Z_BUF_ERROR' });
  });
});
