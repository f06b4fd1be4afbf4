import assert from 'node:assert/strict';
import { PassThrough, Readable } from 'node:stream';
import { MalformedCredentialError } from '../../../../src/core/errors';
import {
  credentialsCommand,
  keptCredential,
  UsageError,
} from '../../../../tools/live/credentialsCommand';
import type { Keychain } from '../../../../tools/live/keychain';
import { newClientKey } from '../../../support/clientKey';

const clientId = 'quiet-owl-1@example.conductor.one/pcc';

class MemoryKeychain implements Keychain {
  secret: string | undefined;

  read(): Promise<string | undefined> {
    return Promise.resolve(this.secret);
  }

  write(secret: string): Promise<void> {
    this.secret = secret;
    return Promise.resolve();
  }

  delete(): Promise<boolean> {
    const wasThere = this.secret !== undefined;
    this.secret = undefined;
    return Promise.resolve(wasThere);
  }
}

describe('npm run credentials', () => {
  const { clientSecret, secretPart } = newClientKey();
  let keychain: MemoryKeychain;

  beforeEach(() => {
    keychain = new MemoryKeychain();
  });

  const run = (args: readonly string[], typed = '') =>
    credentialsCommand(args, keychain, {
      input: Readable.from([typed]),
      output: new PassThrough(),
    });

  it('keeps what standard input holds, and says whose it is without the secret', async () => {
    const line = await run(['set'], `${clientId}\n${clientSecret}\n`);
    assert.equal(line, `Kept in the keychain: client id ${clientId} for example.conductor.one.`);
    const kept = await keptCredential(keychain);
    assert.equal(kept?.kind === 'client' ? kept.clientSecret : undefined, clientSecret);
  });

  it('tells what is kept without the secret', async () => {
    await run(['set'], `${clientId}\n${clientSecret}\n`);
    const line = await run(['show']);
    assert.match(line, /quiet-owl-1@example\.conductor\.one/);
    assert.ok(!line.includes(secretPart));
  });

  it('deletes, and says when there is nothing', async () => {
    await run(['set'], `${clientId}\n${clientSecret}\n`);
    assert.equal(await run(['delete']), 'Deleted from the keychain.');
    assert.equal(await run(['delete']), 'The keychain has no credential of a live tenant.');
    assert.equal(await run(['show']), 'The keychain has no credential of a live tenant.');
  });

  it('keeps nothing that can not be right', async () => {
    await assert.rejects(run(['set'], `${clientId}\nnot-a-secret\n`), MalformedCredentialError);
    assert.equal(keychain.secret, undefined);
  });

  it('takes a secret from nowhere but its input', async () => {
    await assert.rejects(run(['set', clientId, clientSecret]), UsageError);
    await assert.rejects(run([]), UsageError);
  });
});
