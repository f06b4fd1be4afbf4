import assert from 'node:assert/strict';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import type { TenantProfile } from '../../../../src/core/session/tenantProfile';
import { TenantRegistry, UnreadableFileError } from '../../../../src/core/session/tenantRegistry';
import { aTenant } from '../../../support/builders';
import { deferred } from '../../../support/deferred';
import { RecordingLogger } from '../../../support/recordingLogger';
import { useTemporaryFolder } from '../../../support/temporaryFolder';

const acme = aTenant();
const beta = aTenant({
  key: 'beta.conductor.one',
  host: 'beta.conductor.one',
  credentialKind: 'bearer',
  identityName: '',
});

describe('the list of tenants', () => {
  const folder = useTemporaryFolder();
  const opened: TenantRegistry[] = [];
  const path = () => folder.path('storage', 'tenants.json');
  const open = (logger = new RecordingLogger()) => {
    const registry = new TenantRegistry(path(), logger);
    opened.push(registry);
    return registry;
  };

  afterEach(() => {
    for (const registry of opened.splice(0)) registry.dispose();
  });

  it('is empty at first', async () => {
    assert.deepEqual(await open().list(), []);
    assert.equal(await open().find(acme.key), undefined);
  });

  it('is remembered', async () => {
    await open().save(acme);
    await open().save(beta);
    assert.deepEqual(await open().list(), [acme, beta]);
    assert.deepEqual(await open().find(beta.key), beta);
  });

  it('replaces what was remembered of a tenant', async () => {
    const registry = open();
    await registry.save(acme);
    await registry.save({ ...acme, credentialRevision: 2 });
    assert.deepEqual(await registry.list(), [{ ...acme, credentialRevision: 2 }]);
  });

  it('forgets a tenant', async () => {
    const registry = open();
    await registry.save(acme);
    await registry.save(beta);
    await registry.remove(acme.key);
    assert.deepEqual(await registry.list(), [beta]);
  });

  it('loses nothing when a window changes it twice at once', async () => {
    const registry = open();
    await Promise.all([registry.save(acme), registry.save(beta)]);
    assert.equal((await registry.list()).length, 2);
  });

  it('is readable by its owner alone and holds a version', async () => {
    await open().save(acme);
    if (process.platform !== 'win32') assert.equal((await stat(path())).mode & 0o777, 0o600);
    assert.deepEqual(JSON.parse(await readFile(path(), 'utf8')), { version: 1, tenants: [acme] });
  });

  it('tells a window what another one changed', async () => {
    const watching = open();
    await watching.watch();
    const heard = deferred<readonly TenantProfile[]>();
    watching.onDidChange((tenants) => heard.resolve(tenants));
    await open().save(acme);
    assert.deepEqual(await heard.promise, [acme]);
  });

  it('can be watched before there is a file, and changed while it is watched', async () => {
    const one = open();
    const other = open();
    await one.watch();
    await other.watch();
    const heard = deferred();
    other.onDidChange((tenants) => {
      if (tenants.length === 2) heard.resolve();
    });
    await one.save(acme);
    await other.save(beta);
    await heard.promise;
    assert.deepEqual(await one.list(), [acme, beta]);
  });

  it('goes on after a change that failed', async () => {
    const registry = open();
    await mkdir(path(), { recursive: true });
    await assert.rejects(registry.save(acme));
    await assert.rejects(registry.save(beta), { code: 'EISDIR' });
  });

  const unreadable: Readonly<Record<string, string>> = {
    'is damaged': '{"version": 1, "tenants": [',
    'is empty': '',
    'a later version wrote': JSON.stringify({ version: 2, tenants: [], more: true }),
    'lacks what this version needs': JSON.stringify({ version: 1, tenants: [{ key: 'acme' }] }),
    'is something else': '[]',
  };
  for (const [what, text] of Object.entries(unreadable)) {
    it(`that ${what} is left as it is`, async () => {
      await mkdir(folder.path('storage'));
      await writeFile(path(), text);
      const registry = open();
      await assert.rejects(registry.list(), UnreadableFileError);
      await assert.rejects(registry.save(acme), UnreadableFileError);
      await assert.rejects(registry.remove(acme.key), UnreadableFileError);
      assert.equal(await readFile(path(), 'utf8'), text);
    });
  }

  it('that turns unreadable is logged, and told to nobody', async () => {
    const logged = deferred<string>();
    const logger = new (class extends RecordingLogger {
      override warn(message: string) {
        logged.resolve(message);
      }
    })();
    const watching = open(logger);
    await watching.watch();
    watching.onDidChange(() => assert.fail('It was told.'));
    await writeFile(path(), 'half');
    assert.match(await logged.promise, /The list of tenants cannot be read/);
  });
});
