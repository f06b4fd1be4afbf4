import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { base64url, importJWK, SignJWT, type JWK } from 'jose';

// An outside judge of the emulator: another library signs, the platform's own `fetch` sends, and the
// emulator is a process of its own. Nothing of the project is imported.

interface Started {
  readonly url: string;
  readonly credentials: readonly {
    readonly role: string;
    readonly clientId: string;
    readonly clientSecret: string;
  }[];
}

describe('A client that is not ours', () => {
  let emulator: ChildProcess;
  let started: Started;

  before(async function () {
    this.timeout(60_000);
    const run = join(__dirname, '../../tools/run.mjs');
    emulator = spawn(process.execPath, [run, 'emulator', '--port', '0', '--json'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    assert.ok(emulator.stdout);
    const [line] = (await once(createInterface(emulator.stdout), 'line')) as [string];
    started = JSON.parse(line) as Started;
  });

  after(async () => {
    const ended = once(emulator, 'exit');
    emulator.kill('SIGTERM');
    await ended;
  });

  async function signIn(role: string): Promise<string> {
    const credential = started.credentials.find((one) => one.role === role);
    assert.ok(credential);
    const { clientId, clientSecret } = credential;
    const encoded = clientSecret.split(':')[3] ?? '';
    const jwk = JSON.parse(new TextDecoder().decode(base64url.decode(encoded))) as JWK;
    const nowSeconds = Math.floor(Date.now() / 1000);
    const assertion = await new SignJWT()
      .setProtectedHeader({ alg: 'EdDSA', nonce: randomBytes(16).toString('hex') })
      .setIssuer(clientId)
      .setSubject(clientId)
      .setAudience([new URL(started.url).hostname])
      .setIssuedAt(nowSeconds)
      .setNotBefore(nowSeconds - 120)
      .setExpirationTime(nowSeconds + 120)
      .sign(await importJWK(jwk, 'EdDSA'));
    const answer = await fetch(`${started.url}/auth/v1/token`, {
      method: 'POST',
      body: new URLSearchParams({
        client_id: clientId,
        grant_type: 'client_credentials',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion,
      }),
    });
    assert.equal(answer.status, 200);
    const token = (await answer.json()) as Readonly<Record<string, unknown>>;
    assert.deepEqual(Object.keys(token).sort(), ['access_token', 'expires_in', 'token_type']);
    assert.equal(token['token_type'], 'Bearer');
    return String(token['access_token']);
  }

  it('signs in and pages through all grants', async () => {
    const token = await signIn('admin');
    const keys = new Set<string>();
    let rowCount = 0;
    let pageToken = '';
    do {
      const answer = await fetch(`${started.url}/api/v1/search/grants`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}` },
        body: JSON.stringify({ pageSize: 100, pageToken }),
      });
      assert.equal(answer.status, 200);
      assert.equal(answer.headers.get('content-type'), 'application/json');
      const page = (await answer.json()) as {
        readonly list: readonly {
          readonly appEntitlementUserBinding: {
            readonly appId: string;
            readonly appEntitlementId: string;
            readonly appUserId: string;
          };
        }[];
        readonly nextPageToken: string;
      };
      for (const { appEntitlementUserBinding: binding } of page.list) {
        keys.add([binding.appId, binding.appEntitlementId, binding.appUserId].join('/'));
      }
      rowCount += page.list.length;
      pageToken = page.nextPageToken;
    } while (pageToken !== '');
    assert.ok(rowCount > 1000);
    assert.equal(keys.size, rowCount);
  });

  it('is told who it is', async () => {
    const answer = await fetch(`${started.url}/api/v1/auth/introspect`, {
      headers: { Authorization: `Bearer ${await signIn('viewer')}` },
    });
    const caller = (await answer.json()) as Readonly<Record<string, unknown>>;
    assert.match(String(caller['userId']), /^[a-zA-Z0-9]{27}$/);
    assert.deepEqual(caller['roles'], ['role/c1.api.tenant.v1.Tenant:viewer']);
  });
});
