import assert from 'node:assert/strict';
import {
  bearerCredential,
  clientCredential,
  credentialHost,
  type Credential,
} from '../../../../src/core/auth/credential';
import { CredentialStore } from '../../../../src/core/auth/credentialStore';
import { MalformedCredentialError } from '../../../../src/core/errors';
import { newClientKey } from '../../../support/clientKey';
import { MemorySecrets } from '../../../support/memorySecrets';

const { clientSecret } = newClientKey();
const clientIdText = 'bold-otter-1234@acme.conductor.one/pcc';

describe('a credential', () => {
  it('of a client may be sent to the host in its id', () => {
    const credential = clientCredential(clientIdText, ` ${clientSecret} `);
    assert.equal(credentialHost(credential).origin, 'https://acme.conductor.one');
    assert.ok(credential.kind === 'client' && credential.clientSecret === clientSecret);
  });

  it('of a token may be sent to the host given with it', () => {
    const credential = bearerCredential('acme.conductor.one', ' Bearer abc.def-1 ');
    assert.equal(credentialHost(credential).origin, 'https://acme.conductor.one');
    assert.ok(credential.kind === 'bearer' && credential.token === 'abc.def-1');
  });

  it('is refused where the token can be none', () => {
    for (const token of ['', '  ', 'Bearer ', 'two words', 'line\nbreak', 'tökèn', 'a\u0000b']) {
      assert.throws(() => bearerCredential('acme.conductor.one', token), MalformedCredentialError);
    }
  });

  it('says which of id and secret is wrong', () => {
    assert.throws(() => clientCredential('nobody', clientSecret), /not a client id/);
    assert.throws(() => clientCredential(clientIdText, 'secret'), /not a client secret/);
  });
});

describe('the keychain', () => {
  const credentials: readonly Credential[] = [
    clientCredential(clientIdText, clientSecret),
    clientCredential('bot@127.0.0.1:4321/spc', clientSecret),
    bearerCredential('c1.acme.example:8443', 'abc.def-1'),
    bearerCredential('http://127.0.0.1:4321', 'abc.def-1'),
    bearerCredential('https://localhost:1234', 'abc.def-1'),
  ];
  for (const credential of credentials) {
    it(`gives back a ${credential.kind} credential of ${credentialHost(credential).host}`, async () => {
      const secrets = new MemorySecrets();
      await new CredentialStore(secrets).save('acme', credential);
      assert.deepEqual(await new CredentialStore(secrets).load('acme'), credential);
    });
  }

  it('keeps tenants apart', async () => {
    const store = new CredentialStore(new MemorySecrets());
    await store.save('acme', bearerCredential('acme.conductor.one', 'a'));
    await store.save('beta', bearerCredential('beta.conductor.one', 'b'));
    await store.delete('acme');
    assert.equal(await store.load('acme'), undefined);
    assert.deepEqual(await store.load('beta'), bearerCredential('beta.conductor.one', 'b'));
  });

  const token = { version: 1, kind: 'bearer', host: 'acme.conductor.one', token: 'abc' };
  const damaged: Readonly<Record<string, string>> = {
    'an empty entry': '',
    'half an entry': JSON.stringify(token).slice(0, 30),
    'an entry of a later version': JSON.stringify({ ...token, version: 2 }),
    'an entry of an unknown kind': JSON.stringify({ ...token, kind: 'device' }),
    'an entry without its token': JSON.stringify({ ...token, token: undefined }),
    'an entry for a host that is none': JSON.stringify({ ...token, host: 'acme' }),
    'an entry with half a secret': JSON.stringify({
      version: 1,
      kind: 'client',
      clientId: clientIdText,
      clientSecret: clientSecret.slice(0, 50),
    }),
    'a bare token': 'abc',
    null: 'null',
    'a list': '[]',
  };
  for (const [what, entry] of Object.entries(damaged)) {
    it(`has nothing to give for ${what}`, async () => {
      const secrets = new MemorySecrets();
      const store = new CredentialStore(secrets);
      await store.save('acme', bearerCredential('acme.conductor.one', 'abc'));
      for (const key of secrets.entries.keys()) secrets.entries.set(key, entry);
      assert.equal(await store.load('acme'), undefined);
    });
  }
});
