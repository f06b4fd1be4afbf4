import assert from 'node:assert/strict';
import { withoutIcons, withoutLinks } from '../../../src/extension/plainText';

describe('a name of the tenant', () => {
  it('makes no link in a notification', () => {
    const name = '[Retry](command:workbench.action.quit)';
    assert.doesNotMatch(withoutLinks(`Changed: ${name} and ${name}`), /\]\(/);
  });

  it('makes no icon in a quick pick or the status bar', () => {
    assert.doesNotMatch(withoutIcons('$(check) approved $(x)'), /\$\(/);
  });

  it('stays as it is where it holds no markup', () => {
    const name = 'Fleet/Telematics "Convoy" 🚚 [EU] (prod) $5';
    assert.equal(withoutLinks(name), name);
    assert.equal(withoutIcons(name), name);
  });
});
