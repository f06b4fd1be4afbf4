import assert from 'node:assert/strict';
import { problemOfTypedName } from '../../../src/extension/typedName';

describe('the typed name of a tenant', () => {
  for (const text of ['acme', ' acme ']) {
    it(`is ${JSON.stringify(text)}`, () =>
      assert.equal(problemOfTypedName(text, 'acme'), undefined));
  }

  for (const text of ['', 'acm', 'acme-2', 'Acme']) {
    it(`is not ${JSON.stringify(text)}, and says what to type`, () =>
      assert.match(
        problemOfTypedName(text, 'acme') ?? '',
        /^This is not the name of the tenant\. Type acme to go on/,
      ));
  }
});
