import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseTenantHost } from '../../../../src/core/auth/tenantHost';
import { MalformedCredentialError } from '../../../../src/core/errors';

describe('a host of ConductorOne', () => {
  const spellings = [
    'acme.conductor.one',
    '  acme.conductor.one ',
    'ACME.Conductor.ONE',
    'https://acme.conductor.one',
    'HTTPS://acme.conductor.one/',
    'https://acme.conductor.one/apps/123',
    'acme.conductor.one/',
    'acme.conductor.one:443',
  ];
  for (const typed of spellings) {
    it(`is read from "${typed}"`, () =>
      assert.deepEqual(parseTenantHost(typed), {
        host: 'acme.conductor.one',
        origin: 'https://acme.conductor.one',
        audience: 'acme.conductor.one',
        owner: 'c1',
      }));
  }

  it('may be in Europe', () => assert.equal(parseTenantHost('acme.c1eu.ai').owner, 'c1'));
});

describe('any other host', () => {
  const others = [
    'c1.acme.example',
    'conductor.one',
    'c1eu.ai',
    'evilconductor.one',
    'conductor.one.evil.example',
    'acme.conductor.one.evil.example',
    'acme-conductor.one',
    'acme.conductor.one:8443',
    'acme.conductor.one:80',
    'acme.conductor.one%2eevil.example',
    'acme.conduct\u043er.one',
    'acme.c1eu.ai.evil.example',
    'xn--cme-8la.conductorone.com',
    'evil.example/acme.conductor.one',
    'https://evil.example/@acme.conductor.one',
    '10.0.0.1',
    '0.0.0.0',
    '169.254.169.254',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
  ];
  for (const typed of others) {
    it(`has to be confirmed: "${typed}"`, () => {
      const host = parseTenantHost(typed);
      assert.equal(host.owner, 'other');
      assert.match(host.origin, /^https:/);
    });
  }

  it('keeps its port, which is no part of the audience', () => {
    assert.deepEqual(parseTenantHost('c1.acme.example:8443'), {
      host: 'c1.acme.example:8443',
      origin: 'https://c1.acme.example:8443',
      audience: 'c1.acme.example',
      owner: 'other',
    });
  });
});

describe('a host on loopback', () => {
  const origins: Readonly<Record<string, string>> = {
    'localhost:4321': 'http://localhost:4321',
    '127.0.0.1:4321': 'http://127.0.0.1:4321',
    'http://127.0.0.1:4321/': 'http://127.0.0.1:4321',
    '[::1]:4321': 'http://[::1]:4321',
    '127.1:4321': 'http://127.0.0.1:4321',
    '2130706433:4321': 'http://127.0.0.1:4321',
  };
  for (const [typed, origin] of Object.entries(origins)) {
    it(`is reached by http and has to be confirmed: "${typed}"`, () => {
      const host = parseTenantHost(typed);
      assert.equal(host.origin, origin);
      assert.equal(host.owner, 'other');
    });
  }

  it('is reached by https where that was typed, and remembers it', () => {
    const host = parseTenantHost('https://localhost:1234/');
    assert.deepEqual(host, {
      host: 'https://localhost:1234',
      origin: 'https://localhost:1234',
      audience: 'localhost',
      owner: 'other',
    });
    assert.deepEqual(parseTenantHost(host.host), host);
  });

  it('keeps a port that only the other scheme implies', () => {
    assert.equal(parseTenantHost('localhost:443').origin, 'http://localhost:443');
    assert.equal(parseTenantHost('https://localhost:80').origin, 'https://localhost:80');
  });
});

describe('no host', () => {
  const refused = [
    '',
    '   ',
    'acme',
    'https://acme',
    'acme:443',
    '.conductor.one',
    'acme.conductor.one.',
    'localhost.',
    '[2001:db8::1]',
    'acme..conductor.one',
    '-acme.conductor.one',
    'acme-.conductor.one',
    'http://acme.conductor.one',
    'http://acme.conductor.one:443',
    'HTTP://c1.acme.example',
    'ftp://acme.conductor.one',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https:acme.conductor.one',
    'https:/acme.conductor.one',
    'https://',
    'https://https://acme.conductor.one',
    'user@acme.conductor.one',
    'user:secret@acme.conductor.one',
    'acme.conductor.one@evil.example',
    'https://acme.conductor.one@evil.example/',
    'https://acme.conductor.one:secret@evil.example',
    'acme.conductor.one\\@evil.example',
    'evil.example\\.conductor.one',
    'acme.conductor.one?x=.conductor.one',
    'evil.example?.conductor.one',
    'evil.example#.conductor.one',
    'acme.conductor.one/?redirect=1',
    'acme .conductor.one',
    'acme.conductor.one evil.example',
    'ac\tme.conductor.one',
    'ac\nme.conductor.one',
    'acme.conductor.one\r\nHost: evil.example',
    'acme.conductor.one\u0000.evil.example',
    'acme.conductor.one\u0000',
    'acme_corp.conductor.one',
    'acme.conductor.one:x',
    'acme.conductor.one:99999',
    'acme.conductor.one:-1',
    '*.conductor.one',
    'acme,corp.conductor.one',
    'acme|corp.conductor.one',
    '[::1',
    '[::ffff:7f00:1]:80',
    '999.1.1.1',
    '%61cme%20.conductor.one',
    '\u202eacme.conductor.one',
    `${'a'.repeat(64)}.conductor.one`,
    `${'a.'.repeat(130)}conductor.one`,
  ];
  for (const typed of refused) {
    it(`is ${JSON.stringify(typed).slice(0, 60)}`, () =>
      assert.throws(() => parseTenantHost(typed), MalformedCredentialError));
  }

  it('asks for the whole name: the same tenant name can exist in another region', () =>
    assert.throws(() => parseTenantHost('acme'), {
      message: 'This is not a full host name. Write it out, such as acme.conductor.one.',
    }));

  it('is never quoted: what was typed may be a secret in the wrong box', () => {
    for (const typed of ['secret-token:conductorone.com:v1:c2VjcmV0', 'c2VjcmV0', 'u:c2VjcmV0@h']) {
      assert.throws(
        () => parseTenantHost(typed),
        (error: Error) => !error.message.includes('c2VjcmV0'),
      );
    }
  });
});

describe('whatever is typed as a host', () => {
  const piece = fc.oneof(
    fc.string({ maxLength: 5 }),
    fc.constantFrom(
      'acme',
      '.conductor.one',
      'acme.conductor.one.',
      'localhost.',
      '[2001:db8::1]',
      '@',
      ':',
      '/',
      '\\',
      '//',
      'https:',
      '#',
      '?',
      'evil.example',
    ),
  );

  it('is a host by https, or loopback, or refused', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        try {
          const tenantHost = parseTenantHost(pieces.join(''));
          const { host, origin, audience } = tenantHost;
          assert.deepEqual(parseTenantHost(host), tenantHost);
          assert.equal(new URL(origin).hostname, audience);
          assert.ok(
            origin.startsWith('https://') ||
              /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|$)/.test(origin),
          );
        } catch (error) {
          assert.ok(error instanceof MalformedCredentialError, String(error));
        }
      }),
      { numRuns: 1000 },
    );
  });
});
