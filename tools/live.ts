/**
 * `npm run test:live`: runs the read-only part of the contract suite against a real tenant, with
 * the credential of the environment (CONDUCTORONE_CLIENT_ID and CONDUCTORONE_CLIENT_SECRET) or the
 * one that `npm run credentials -- set` keeps.
 */
import { serializeCredential, type Credential } from '../src/core/auth/credential';
import { environmentCredential } from '../src/core/auth/environmentCredential';
import { keptCredential } from './live/credentialsCommand';
import { systemKeychain } from './live/keychain';
import { liveVariable } from './live/liveCredential';
import { nodeSuitePart } from './testing/parts';
import { runStages } from './testing/runStages';
import { printSummary } from './testing/summary';
import { exitOnSignal } from './vscode/exitOnSignal';

const timeoutMs = 60_000;

async function main(): Promise<void> {
  const found = environmentCredential(process.env);
  const credential = found?.credential ?? (await keptCredential(systemKeychain));
  if (credential === undefined) {
    throw new Error(
      'There is no credential of a live tenant. Keep one with `npm run credentials -- set`, or set CONDUCTORONE_CLIENT_ID and CONDUCTORONE_CLIENT_SECRET.',
    );
  }
  console.log(`The live tenant comes from ${found?.foundIn ?? 'the keychain'}.`);
  const stage = { lanes: [[livePart(credential)]] };
  printSummary(await runStages([stage], (text) => process.stdout.write(text)));
}

function livePart(credential: Credential) {
  return nodeSuitePart('live', 'test/contract/readOnly', timeoutMs, {
    env: { [liveVariable]: '1' },
    input: serializeCredential(credential),
  });
}

exitOnSignal();
main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
