import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import type { Clock } from '../../../../src/core/ports';
import type { TenantProfile } from '../../../../src/core/session/tenantProfile';
import {
  TenantRegistry,
  UnreadableFileError,
  UnwritableFileError,
} from '../../../../src/core/session/tenantRegistry';
import { systemClock } from '../../../../src/core/util/systemClock';
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
  const open = (logger = new RecordingLogger(), clock: Clock = systemClock) => {
    const registry = new TenantRegistry(path(), logger, clock);
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
    await registry.save({ ...acme, credentialRevision: 'second' });
    assert.deepEqual(await registry.list(), [{ ...acme, credentialRevision: 'second' }]);
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

  it('loses nothing when two windows change it at once', async () => {
    const tenants = ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => aTenant({ key }));
    await Promise.all(tenants.map((tenant) => open().save(tenant)));
    assert.equal((await open().list()).length, tenants.length);
  });

  it('of the first version is read, and written as it is now', async () => {
    const { clientId, ...former } = aTenant();
    assert.notEqual(clientId, '');
    await mkdir(folder.path('storage'));
    await writeFile(
      path(),
      JSON.stringify({ version: 1, tenants: [{ ...former, credentialRevision: 3 }] }),
    );
    const read = aTenant({ clientId: '', credentialRevision: '3' });
    assert.deepEqual(await open().list(), [read]);
    await open().save(beta);
    assert.deepEqual(JSON.parse(await readFile(path(), 'utf8')), {
      version: 2,
      tenants: [read, beta],
    });
  });

  it('can be cleared, which all windows hear, and used again', async () => {
    const watching = open();
    await open().save(acme);
    await watching.watch();
    const isEmpty = deferred();
    const isBack = deferred();
    watching.onDidChange((tenants) => (tenants.length === 0 ? isEmpty : isBack).resolve());
    await open().clear();
    await isEmpty.promise;
    assert.deepEqual(await readdir(folder.path('storage')), []);
    await open().save(beta);
    await isBack.promise;
  });

  it('can be cleared where it is unreadable', async () => {
    await mkdir(folder.path('storage'));
    await writeFile(path(), 'half');
    await open().clear();
    assert.deepEqual(await open().list(), []);
  });

  it('can be cleared where there is none', async () => {
    await open().clear();
    assert.deepEqual(await open().list(), []);
  });

  it('that cannot be watched is logged', async () => {
    await writeFile(folder.path('storage'), 'a file where the folder should be');
    const logger = new RecordingLogger();
    await open(logger).watch();
    assert.match(logger.text, /warn: Changes by other windows may go unnoticed: .+/);
  });

  it('is readable by its owner alone and holds a version', async () => {
    await open().save(acme);
    if (process.platform !== 'win32') assert.equal((await stat(path())).mode & 0o777, 0o600);
    assert.deepEqual(JSON.parse(await readFile(path(), 'utf8')), { version: 2, tenants: [acme] });
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
    await assert.rejects(registry.save(beta), (error) => {
      assert.ok(error instanceof UnwritableFileError);
      assert.match(error.message, /cannot be changed \(EISDIR.*\)\. Check the permissions of /);
      return true;
    });
  });

  const unreadable: Readonly<Record<string, string>> = {
    'is damaged': '{"version": 1, "tenants": [',
    'is empty': '',
    'a later version wrote': JSON.stringify({ version: 3, tenants: [], more: true }),
    'lacks what this version needs': JSON.stringify({ version: 2, tenants: [{ key: 'acme' }] }),
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
