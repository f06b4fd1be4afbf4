import assert from 'node:assert/strict';
import { loadKeytar } from '../../../../tools/live/keychain';

describe('the keychain of the machine', () => {
  it('has all of its functions, or says which library it misses', () => {
    let keytar: ReturnType<typeof loadKeytar>;
    try {
      keytar = loadKeytar();
    } catch (error) {
      assert.match(String(error), /libsecret/);
      return;
    }
    const { deletePassword, getPassword, setPassword } = keytar;
    for (const action of [deletePassword, getPassword, setPassword]) {
      assert.equal(typeof action, 'function');
    }
  });
});
