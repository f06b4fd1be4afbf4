import assert from 'node:assert/strict';
import { parseClientId } from '../../../../src/core/auth/clientId';
import { MalformedCredentialError } from '../../../../src/core/errors';

describe('a client id', () => {
  it('names the host of its tenant', () => {
    const id = parseClientId(' bold-otter-1234@acme.conductor.one/pcc\n');
    assert.equal(id.text, 'bold-otter-1234@acme.conductor.one/pcc');
    assert.equal(id.host.origin, 'https://acme.conductor.one');
  });

  it('may name a port, and belong to a service principal', () => {
    const id = parseClientId('bot@127.0.0.1:4321/spc');
    assert.deepEqual(id.host, {
      host: '127.0.0.1:4321',
      origin: 'http://127.0.0.1:4321',
      audience: '127.0.0.1',
      owner: 'other',
    });
  });

  const malformed = [
    '',
    'bold-otter-1234',
    'bold-otter-1234@acme.conductor.one',
    'bold-otter-1234@acme.conductor.one/',
    'bold-otter-1234@/pcc',
    '@acme.conductor.one/pcc',
    'bold otter@acme.conductor.one/pcc',
    'bold-otter@evil.example@acme.conductor.one/pcc',
    'bold-otter@acme.conductor.one/pcc/more',
    'bold-otter@https://acme.conductor.one/pcc',
    'bold-otter@acme/pcc',
    'bold-otter@acme.conductor.one?x/pcc',
    'secret-token:conductorone.com:v1:c2VjcmV0',
  ];
  for (const typed of malformed) {
    it(`is not ${JSON.stringify(typed)}`, () =>
      assert.throws(() => parseClientId(typed), MalformedCredentialError));
  }
});
