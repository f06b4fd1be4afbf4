import assert from 'node:assert/strict';
import { bearerCredential, clientCredential } from '../../../../src/core/auth/credential';
import { environmentCredential } from '../../../../src/core/auth/environmentCredential';
import { MalformedCredentialError } from '../../../../src/core/errors';
import { newClientKey } from '../../../support/clientKey';

const { clientSecret } = newClientKey();
const client = {
  CONDUCTORONE_CLIENT_ID: 'bold-otter-1234@acme.conductor.one/pcc',
  CONDUCTORONE_CLIENT_SECRET: clientSecret,
};
const token = {
  CONDUCTORONE_ACCESS_TOKEN: 'abc',
  CONDUCTORONE_SERVER_URL: 'https://acme.conductor.one',
};

describe('the environment', () => {
  it('has no credential where nothing is set', () => {
    assert.equal(environmentCredential({}), undefined);
    assert.equal(environmentCredential({ CONDUCTORONE_CLIENT_ID: '' }), undefined);
  });

  it('has a client id with its secret', () =>
    assert.deepEqual(environmentCredential(client), {
      credential: clientCredential(client.CONDUCTORONE_CLIENT_ID, clientSecret),
      foundIn: 'CONDUCTORONE_CLIENT_ID and CONDUCTORONE_CLIENT_SECRET of the environment',
    }));

  it('has an access token, which comes first', () =>
    assert.deepEqual(environmentCredential({ ...client, ...token }), {
      credential: bearerCredential('acme.conductor.one', 'abc'),
      foundIn: 'CONDUCTORONE_ACCESS_TOKEN of the environment',
    }));

  it('names the host of a token by its address or its domain', () => {
    const environment = {
      CONDUCTORONE_ACCESS_TOKEN: 'abc',
      CONDUCTORONE_TENANT_DOMAIN: 'acme.c1eu.ai',
    };
    assert.deepEqual(
      environmentCredential(environment)?.credential,
      bearerCredential('acme.c1eu.ai', 'abc'),
    );
    assert.deepEqual(
      environmentCredential({ ...environment, ...token })?.credential,
      bearerCredential('acme.conductor.one', 'abc'),
    );
  });

  it('goes on to the client where a token has no host', () =>
    assert.equal(
      environmentCredential({ ...client, CONDUCTORONE_ACCESS_TOKEN: 'abc' })?.credential.kind,
      'client',
    ));

  it('is refused where it is set and wrong', () => {
    assert.throws(
      () => environmentCredential({ CONDUCTORONE_ACCESS_TOKEN: 'abc' }),
      MalformedCredentialError,
    );
    assert.throws(
      () => environmentCredential({ ...client, CONDUCTORONE_CLIENT_SECRET: 'secret' }),
      MalformedCredentialError,
    );
    assert.throws(
      () => environmentCredential({ ...token, CONDUCTORONE_SERVER_URL: 'http://acme.example' }),
      MalformedCredentialError,
    );
  });
});
