import { readFileSync } from 'node:fs';
import { parseStoredCredential, type Credential } from '../../src/core/auth/credential';

/** Name of the environment variable that tells the contract suite to use a live tenant. */
export const liveVariable = 'TEST_LIVE';

let credential: Credential | undefined;

/**
 * The credential of the live tenant when `npm run test:live` started this process, else `undefined`.
 * It comes over standard input, where no other process can read it.
 */
export function liveCredential(): Credential | undefined {
  if (process.env[liveVariable] !== '1') return undefined;
  credential ??= parseStoredCredential(readFileSync(process.stdin.fd, 'utf8'));
  if (credential === undefined) throw new Error('Standard input holds no credential.');
  return credential;
}
