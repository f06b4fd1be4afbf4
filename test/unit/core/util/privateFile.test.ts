import assert from 'node:assert/strict';
import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  appendPrivateLine,
  readPrivateFile,
  writePrivateFile,
} from '../../../../src/core/util/privateFile';
import { useTemporaryFolder } from '../../../support/temporaryFolder';

/** Windows keeps no such modes. */
const hasModes = process.platform !== 'win32';
const modeOf = async (path: string) => (await stat(path)).mode & 0o777;

describe('a private file', () => {
  const folder = useTemporaryFolder();
  const path = () => folder.path('deep', 'er', 'tenants.json');

  it('that is not there reads as undefined', async () => {
    assert.equal(await readPrivateFile(path()), undefined);
  });

  it('that cannot be read is an error, not an absence', async () => {
    await mkdir(path(), { recursive: true });
    await assert.rejects(readPrivateFile(path()), { code: 'EISDIR' });
  });

  it('is written with the folders that it needs', async () => {
    await writePrivateFile(path(), 'ünï');
    assert.equal(await readPrivateFile(path()), 'ünï');
  });

  it('is its owner’s alone, even where it was not before', async () => {
    await mkdir(dirname(path()), { recursive: true });
    await writeFile(path(), 'old', { mode: 0o644 });
    await writePrivateFile(path(), 'new');
    if (hasModes) assert.equal(await modeOf(path()), 0o600);
    await chmod(path(), 0o644);
    await appendPrivateLine(path(), 'more');
    if (hasModes) assert.equal(await modeOf(path()), 0o600);
  });

  it('is replaced as a whole, and nothing else is left behind', async () => {
    await writePrivateFile(path(), 'a long text');
    await writePrivateFile(path(), 'short');
    assert.equal(await readPrivateFile(path()), 'short');
    assert.deepEqual(await readdir(dirname(path())), ['tenants.json']);
  });

  it('that cannot be replaced leaves no draft behind', async () => {
    await mkdir(path(), { recursive: true });
    await assert.rejects(writePrivateFile(path(), 'text'));
    assert.deepEqual(await readdir(dirname(path())), ['tenants.json']);
  });

  it('written by many at once is the text of one of them', async () => {
    const texts = Array.from({ length: 8 }, (_, index) => String(index).repeat(10_000));
    await Promise.all(texts.map((text) => writePrivateFile(path(), text)));
    assert.ok(texts.includes(await readFile(path(), 'utf8')));
  });

  it('takes one line after the other', async () => {
    await appendPrivateLine(path(), 'one');
    await appendPrivateLine(path(), 'two');
    assert.equal(await readPrivateFile(path()), 'one\ntwo\n');
  });
});
