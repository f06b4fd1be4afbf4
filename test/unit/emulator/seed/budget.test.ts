import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { demoTenant } from '../../../../src/emulator/seed/demoTenant';

describe('demo tenant: budget', () => {
  it('stays small enough to be built while a person waits', () => {
    const tenant = demoTenant(new Date('2026-03-04T09:30:00Z'));
    assert.ok(tenant.accounts.length < 2500);
    assert.ok(tenant.grants.length < 8000);
    assert.ok(JSON.stringify(tenant).length < 9_000_000);
  });

  it('stays small in the bundle', async () => {
    const { outputFiles } = await build({
      entryPoints: ['src/emulator/seed/demoTenant.ts'],
      bundle: true,
      minify: true,
      write: false,
      platform: 'node',
      logLevel: 'silent',
    });
    const code = outputFiles[0]?.contents ?? new Uint8Array();
    assert.ok(code.length > 0);
    assert.ok(code.length < 80_000, `${code.length} bytes`);
    assert.ok(gzipSync(code).length < 29_000, `${gzipSync(code).length} bytes packed`);
  });
}).timeout(20_000);
