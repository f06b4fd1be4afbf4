import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { startFromCommandLine, UsageError } from '../../../src/emulator/main';
import { at, list, text, fields } from '../../support/emulator/harness';

const root = join(__dirname, '../../..');

/** Runs the command line in this process, stops what it started, and gives what it printed. */
async function run(...args: readonly string[]): Promise<string> {
  let out = '';
  const emulator = await startFromCommandLine(args, {
    out: (text) => (out += text),
    error: (text) => assert.fail(text),
  });
  await emulator?.close();
  return out;
}

describe('The command line of the emulator', () => {
  it('prints one line of JSON', async () => {
    const out = await run('--port', '0', '--scenario', 'scale:10', '--json');
    assert.match(out, /^[^\n]+\n$/);
    const line: unknown = JSON.parse(out);
    assert.deepEqual(Object.keys(fields(line)), ['url', 'credentials']);
    assert.match(text(line, 'url'), /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.deepEqual(
      list(line, 'credentials').map((it) => at(it, 'role')),
      ['admin', 'viewer', 'appOwner'],
    );
    assert.deepEqual(Object.keys(fields(line, 'credentials', 0)), [
      'role',
      'clientId',
      'clientSecret',
    ]);
  });

  it('prints a text for people', async () => {
    const out = await run('--scenario=scale:10');
    assert.match(out, /^The emulator listens on http:\/\/127\.0\.0\.1:\d+\n/);
    assert.match(out, /client secret {2}secret-token:conductorone\.com:v1:/);
  });

  it('explains itself', async () => {
    assert.match(await run('--help'), /^usage: npm run --silent emulator/);
  });

  it('refuses what it does not understand', async () => {
    const wrong = [['--port', 'x'], ['--port=70000'], ['--scenario', 'scale:0'], ['--what'], ['x']];
    for (const args of wrong) {
      await assert.rejects(run(...args), (error: unknown) => {
        assert.ok(error instanceof UsageError);
        assert.match(error.message, /usage: npm run --silent emulator/);
        return true;
      });
    }
  });
});

describe('The process of the emulator', () => {
  let running: ChildProcess | undefined;
  afterEach(() => {
    running?.kill('SIGKILL');
  });

  const start = (command: string, args: readonly string[]): ChildProcess => {
    running = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    return running;
  };

  const firstLine = async (from: ChildProcess): Promise<unknown> => {
    assert.ok(from.stdout);
    const [chunk] = (await once(from.stdout, 'data')) as [Buffer];
    return JSON.parse(chunk.toString());
  };

  const emulatorArgs = ['tools/run.mjs', 'emulator', '--scenario', 'scale:10', '--json'];

  it('runs until SIGTERM and exits with 0', async () => {
    const child = start(process.execPath, emulatorArgs);
    const url = text(await firstLine(child), 'url');
    assert.equal((await fetch(url)).status, 200);
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number];
    assert.equal(code, 0);
  }).timeout(20_000);

  it('does not outlive a shell that does not pass SIGTERM on', async function () {
    if (process.platform === 'win32') this.skip();
    const command = [process.execPath, ...emulatorArgs].map((it) => `'${it}'`).join(' ');
    const shell = start('sh', ['-c', `${command}; :`]);
    const url = text(await firstLine(shell), 'url');
    shell.kill('SIGTERM');
    assert.ok(shell.stdout);
    await once(shell.stdout.resume(), 'close');
    await assert.rejects(fetch(url));
  }).timeout(20_000);
});
