import assert from 'node:assert/strict';
import { parseCliProfiles } from '../../../../src/core/auth/cliProfiles';
import { MalformedCredentialError } from '../../../../src/core/errors';
import { assertNoLeak, everythingSaidBy } from '../../../support/leaks';

const secret = 'secret-token:conductorone.com:v1:dGhpcyBpcyBhIHNlY3JldA';

describe('the profiles of the command line', () => {
  it('are read with their names', () => {
    const yaml = `
# written by the command line
version: 1
profiles:
  default:
    client-id: otter@acme.conductor.one/pcc
    client-secret: ${secret}
    extra: true
  "eu tenant":
    client-id: 'heron@acme.c1eu.ai/pcc'
    client-secret: "${secret}"
`;
    assert.deepEqual(parseCliProfiles(yaml), [
      { name: 'default', clientId: 'otter@acme.conductor.one/pcc', clientSecret: secret },
      { name: 'eu tenant', clientId: 'heron@acme.c1eu.ai/pcc', clientSecret: secret },
    ]);
  });

  it('leave out the ones without an id or a secret', () => {
    const yaml = `
profiles:
  empty:
  text: hello
  idOnly: { client-id: otter@acme.conductor.one/pcc }
  secretOnly: { client-secret: "${secret}" }
  numbers: { client-id: 1, client-secret: 2 }
`;
    assert.deepEqual(parseCliProfiles(yaml), []);
  });

  const unusable = {
    'an empty file': '',
    'a file without profiles': 'version: 1',
    'a file whose profiles are no map': 'profiles: 7',
    'a text': 'hello',
    'broken YAML': `profiles:\n  default: { client-secret: "${secret}\n`,
    'a tag that would run code': 'profiles: !!js/function "function () { return 1 }"',
  };
  for (const [what, yaml] of Object.entries(unusable)) {
    it(`can't be read from ${what}, which is never quoted`, () => {
      assert.throws(
        () => parseCliProfiles(yaml),
        (error) => {
          assert.ok(error instanceof MalformedCredentialError);
          assertNoLeak(everythingSaidBy(error), [secret.slice(33)]);
          return true;
        },
      );
    });
  }
});
