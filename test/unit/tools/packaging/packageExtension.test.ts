import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { packageExtension } from '../../../../tools/packaging/packageExtension';
import { withTemporaryFolder } from '../../../../tools/vscode/temporaryFolder';

describe('the package', () => {
  let first: Buffer;
  let second: Buffer;

  before(async function () {
    this.timeout(60_000);
    first = await pack();
    second = await pack();
  });

  it('holds what ships and nothing else', () => {
    const withoutHashes = entryNames(first).map((name) => name.replace(/-[A-Z0-9]{8}\./, '-*.'));
    assert.deepEqual([...new Set(withoutHashes)].sort(), [
      '[Content_Types].xml',
      'extension.vsixmanifest',
      'extension/LICENSE.txt',
      'extension/ThirdPartyNotices.txt',
      'extension/changelog.md',
      'extension/dist/emulatorWorker.js',
      'extension/dist/extension.mjs',
      'extension/dist/host-axiosTransport-*.mjs',
      'extension/dist/host-chunk-*.mjs',
      'extension/dist/host-cliProfiles-*.mjs',
      'extension/dist/webview/bulk.js',
      'extension/dist/webview/chunk-*.js',
      'extension/dist/webview/codicon.css',
      'extension/dist/webview/codicon.ttf',
      'extension/dist/webview/delegation.js',
      'extension/dist/webview/delegationMap.js',
      'extension/dist/webview/entitlement.js',
      'extension/dist/webview/frame.js',
      'extension/dist/webview/panel.css',
      'extension/media/activity-bar.svg',
      'extension/media/icon.png',
      'extension/package.json',
      'extension/readme.md',
    ]);
  });

  it('has the same bytes when it is packed again', () => {
    assert.ok(first.equals(second));
  });
});

async function pack(): Promise<Buffer> {
  return withTemporaryFolder(async (folder) => readFile(await packageExtension(folder)));
}

/** The names in the central directory of a ZIP archive without a comment. */
function entryNames(zip: Buffer): readonly string[] {
  const end = zip.length - 22;
  const names: string[] = [];
  for (let at = zip.readUInt32LE(end + 16); at < end;) {
    const nameLength = zip.readUInt16LE(at + 28);
    names.push(zip.toString('utf8', at + 46, at + 46 + nameLength));
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return names;
}
