import assert from 'node:assert/strict';
import { readPanelKey } from '../../../../src/core/panels/entitlement/entitlementAddress';
import { ClosedDrafts } from '../../../../src/extension/panels/closedDrafts';
import { deferred } from '../../../support/deferred';

/** The notifications, the drafts and the panels of a window. */
class Window {
  readonly told: string[] = [];
  readonly deleted: string[] = [];
  readonly reopened: string[] = [];
  answer: string | undefined;
  readonly closed = new ClosedDrafts(
    {
      drafts: {
        delete: (key) => {
          this.deleted.push(key);
          return Promise.resolve();
        },
      },
      reporter: {
        offer: (message, ...ways) => {
          this.told.push(message);
          return Promise.resolve(ways.find((way) => way === this.answer));
        },
        report: (what) => assert.fail(what),
      },
    },
    (objectKey) => this.reopened.push(objectKey),
  );

  close(name: string, hasDraft = true, written = Promise.resolve()): Promise<void> {
    this.closed.noteGone(keyOf(name));
    return this.tellOf(name, hasDraft, written);
  }

  tellOf(name: string, hasDraft = true, written = Promise.resolve()): Promise<void> {
    const objectKey = keyOf(name);
    const address = readPanelKey(objectKey);
    assert.ok(address);
    return this.closed.tellOf({ objectKey, address, name, hasDraft }, written);
  }
}

const keyOf = (name: string) => JSON.stringify(['acme', 'github', name]);

describe('closing a tab with unsaved changes', () => {
  let window: Window;
  beforeEach(() => {
    window = new Window();
  });

  it('tells once that they are kept, after they are on disk', async () => {
    const written = deferred();
    const closing = window.close('admin', true, written.promise);
    assert.deepEqual(window.told, []);
    written.resolve();
    await closing;
    assert.deepEqual(window.told, ['Unsaved changes of admin kept.']);
    assert.deepEqual([...window.deleted, ...window.reopened], []);
  });

  it('tells of several tabs together', async () => {
    window.answer = 'Reopen';
    await Promise.all([window.close('admin'), window.close('member'), window.close('read', false)]);
    assert.deepEqual(window.told, ['Unsaved changes of 2 entitlements kept.']);
    assert.deepEqual(window.reopened, [keyOf('admin'), keyOf('member')]);
  });

  it('tells nothing where nothing is unsaved', async () => {
    await window.close('admin', false);
    assert.deepEqual(window.told, []);
  });

  it('discards them where the person says so', async () => {
    window.answer = 'Discard';
    await window.close('admin');
    assert.deepEqual(window.deleted, ['acme/github/admin']);
  });

  it('tells nothing of a tab that was opened again before its change had ended', async () => {
    window.closed.noteOpen(keyOf('admin'));
    await window.tellOf('admin');
    assert.deepEqual(window.told, []);
  });

  it('leaves those alone whose tab is open again', async () => {
    window.answer = 'Discard';
    const written = deferred();
    const closing = window.close('admin', true, written.promise);
    window.closed.noteOpen(keyOf('admin'));
    written.resolve();
    await closing;
    assert.deepEqual(window.deleted, []);
  });
});
