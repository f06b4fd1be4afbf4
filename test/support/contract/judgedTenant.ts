import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientCredential, type Credential } from '../../../src/core/auth/credential';
import { connectTenant, type TenantConnection } from '../../../src/core/session/tenantConnection';
import { startEmulator, type Emulator } from '../../../src/emulator/server';
import type { EmulatorCredential } from '../../../src/emulator/auth/credentials';
import { demoTenant } from '../../../src/emulator/seed/demoTenant';
import type { TenantData } from '../../../src/emulator/store/tenantData';
import type { OpenApiDocument } from '../../../tools/openapi/document';
import { ManualClock } from '../manualClock';
import { RecordingLogger } from '../recordingLogger';
import { startPrism, type Prism } from './prism';
import { Relay, type Exchange } from './relay';
import { vendorDocument, writeStrictCopy } from './vendorDocument';

type Role = EmulatorCredential['role'];

/** Reading the whole document and starting on it takes this long on a busy machine. */
const startTimeoutMs = 300_000;

/** A request that no code of the client makes. */
export interface PlainRequest {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

/**
 * The demo tenant behind a judge: client → ear → prism → hand → emulator. The ear hears what the
 * judge says of each exchange, the hand can spoil an answer before the judge sees it.
 */
export class JudgedTenant {
  readonly clock = new ManualClock(undefined, { skipSleeps: true });
  /** All exchanges in which the judge found nothing wrong, without the bodies of the answers. */
  readonly approved: Exchange[] = [];
  private readonly heard: Exchange[] = [];
  private readonly ear = new Relay((exchange) => this.heard.push(exchange));
  private readonly hand = new Relay();
  private readonly tokens = new Map<Role, string>();
  private judge: { readonly prism: Prism; readonly document: OpenApiDocument } | undefined;
  private data: TenantData | undefined;
  private running: Emulator | undefined;
  private origin = '';
  private folder = '';

  /** The strict copy that it judges by. */
  get document(): OpenApiDocument {
    assert.ok(this.judge, 'The judge does not sit.');
    return this.judge.document;
  }

  get emulator(): Emulator {
    assert.ok(this.running, 'The emulator does not run.');
    return this.running;
  }

  async seat(): Promise<void> {
    this.folder = await mkdtemp(join(tmpdir(), 'conductorone-contract-'));
    const path = join(this.folder, 'strict.json');
    const document = await writeStrictCopy(vendorDocument(), path);
    this.origin = await this.ear.start();
    const prism = await startPrism(path, await this.hand.start());
    this.ear.target = prism.origin;
    this.judge = { prism, document };
  }

  async dismiss(): Promise<void> {
    await this.judge?.prism.stop();
    await this.ear.stop();
    await this.hand.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  async startEmulator(): Promise<void> {
    // Built once: the emulator lays what is changed over it.
    this.data ??= demoTenant(this.clock.now());
    this.running = await startEmulator({
      scenario: { kind: 'custom', data: this.data },
      now: () => this.clock.now(),
    });
    this.hand.target = this.emulator.url;
    this.tokens.clear();
  }

  async stopEmulator(): Promise<void> {
    this.spoilAnswers((body) => body);
    await this.running?.close();
  }

  /** Changes the bodies of all answers of this test before the judge sees them. */
  spoilAnswers(change: (body: string) => string): void {
    this.hand.spoil = change;
  }

  /** What the judge refused since it was asked last. */
  takeViolations(): readonly string[] {
    const exchanges = this.heard.splice(0);
    const isRefused = ({ contentType }: Exchange) => contentType.includes('problem+json');
    const approved = exchanges.filter((one) => one.status === 200 && !isRefused(one));
    this.approved.push(...approved.map((exchange) => ({ ...exchange, answerBody: '' })));
    return exchanges
      .filter(isRefused)
      .map(({ method, path, answerBody }) => `${method} ${path} ${answerBody}`);
  }

  /** The project's own client. Its API calls are judged, its token requests are not. */
  connect(role: Role = 'admin'): TenantConnection {
    return connectTenant(this.credential(role), {
      apiOrigin: this.origin,
      clock: this.clock,
      logger: new RecordingLogger(),
      userAgent: 'contract-tests/1',
      random: () => 0,
    });
  }

  /** Sends one of the searches, such as `app_users`, with any body; gives a page. */
  search(what: string, body: object): Promise<unknown> {
    return this.send({ method: 'POST', path: `/api/v1/search/${what}`, body });
  }

  /** Sends what no code of the client sends, and gives the JSON of the answer, which must be 200. */
  async send(request: PlainRequest, role: Role = 'admin'): Promise<unknown> {
    const answer = await this.request(this.origin, request, role);
    const text = await answer.text();
    assert.equal(answer.status, 200, `${request.method} ${request.path} ${text}`);
    return JSON.parse(text);
  }

  /** Sends a request past the judge. */
  sendPast(request: PlainRequest, role: Role = 'admin'): Promise<Response> {
    return this.request(this.emulator.url, request, role);
  }

  private async request(origin: string, request: PlainRequest, role: Role): Promise<Response> {
    const { method, path, body } = request;
    return fetch(`${origin}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${await this.token(role)}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  private async token(role: Role): Promise<string> {
    const known = this.tokens.get(role);
    if (known !== undefined) return known;
    const { clientId, clientSecret } = this.emulatorCredential(role);
    const answer = await fetch(`${this.emulator.url}/auth/v1/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
      }),
    });
    const { access_token: token } = (await answer.json()) as { readonly access_token: string };
    this.tokens.set(role, token);
    return token;
  }

  private credential(role: Role): Credential {
    const { clientId, clientSecret } = this.emulatorCredential(role);
    return clientCredential(clientId, clientSecret);
  }

  private emulatorCredential(role: Role): EmulatorCredential {
    const found = this.emulator.credentials.find((credential) => credential.role === role);
    assert.ok(found);
    return found;
  }
}

/**
 * Seats a judge for the suite and gives each test a demo tenant of its own behind it. The suite
 * fails when the judge refused something that no test took up, whatever the client made of that.
 */
export function useJudge(): JudgedTenant {
  const tenant = new JudgedTenant();
  const violations = new Set<string>();
  before('seat the judge', async function () {
    this.timeout(startTimeoutMs);
    await tenant.seat();
  });
  beforeEach(() => tenant.startEmulator());
  afterEach(async function () {
    await tenant.stopEmulator();
    for (const violation of tenant.takeViolations()) {
      violations.add(`${this.currentTest?.title ?? ''}: ${violation}`);
    }
  });
  after('hear the judge', async () => {
    await tenant.dismiss();
    assert.deepEqual([...violations], []);
  });
  return tenant;
}
