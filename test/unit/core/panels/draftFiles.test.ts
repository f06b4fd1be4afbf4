import assert from 'node:assert/strict';
import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DraftFiles } from '../../../../src/core/panels/draftFiles';
import { useTemporaryFolder } from '../../../support/temporaryFolder';

const key = '127.0.0.1:8443/github/admin';
const otherTenant = '127.0.0.1:84430/github/admin';

describe('files of drafts', () => {
  const folder = useTemporaryFolder();
  let drafts: DraftFiles;

  beforeEach(() => {
    drafts = new DraftFiles(folder.path('drafts'));
  });

  const onlyFile = async () => {
    const [name = ''] = await readdir(folder.path('drafts'));
    return join(folder.path('drafts'), name);
  };

  it('give back what was written, also to the next window', async () => {
    await drafts.write(key, { version: 1, edits: { slug: 'admin' } });
    const next = new DraftFiles(folder.path('drafts'));
    await next.load();
    assert.ok(next.has(key));
    assert.deepEqual(await next.read(key), { version: 1, edits: { slug: 'admin' } });
  });

  it('can be read by their owner only', async () => {
    await drafts.write(key, {});
    assert.equal((await stat(await onlyFile())).mode & 0o777, 0o600);
  });

  it('are none where nothing was written, or what is there is no JSON', async () => {
    await drafts.load();
    assert.equal(await drafts.read(key), undefined);
    await drafts.write(key, {});
    await writeFile(await onlyFile(), '{"version":1');
    assert.equal(await drafts.read(key), undefined);
  });

  it('tell when one comes and when it goes, not when it is written again', async () => {
    const told: boolean[] = [];
    drafts.onDidChange(() => told.push(drafts.has(key)));
    await drafts.write(key, { edits: 1 });
    await drafts.write(key, { edits: 2 });
    await drafts.delete(key);
    await drafts.delete(key);
    assert.deepEqual(told, [true, false]);
  });

  it('are not written after they were forgotten', async () => {
    const writing = drafts.write(key, {});
    await drafts.forget('127.0.0.1:8443');
    await writing;
    assert.deepEqual(await readdir(folder.path('drafts')), []);
  });

  it('of one tenant are forgotten, whatever version of the extension wrote them', async () => {
    await drafts.write(key, {});
    await drafts.write(otherTenant, {});
    const newer = (await onlyFile()).replace('84430', '8443').replace('.v1.', '.v2.');
    await writeFile(newer, '{}');
    await drafts.forget('127.0.0.1:8443');
    assert.ok(!drafts.has(key));
    assert.ok(drafts.has(otherTenant));
    assert.deepEqual(await readdir(folder.path('drafts')), [
      '127.0.0.1%3A84430%2Fgithub%2Fadmin.v1.json',
    ]);
  });
});
