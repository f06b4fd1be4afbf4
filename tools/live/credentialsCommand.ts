import {
  clientCredential,
  credentialHost,
  parseStoredCredential,
  serializeCredential,
  type Credential,
} from '../../src/core/auth/credential';
import type { Keychain } from './keychain';
import { readSecretInput, type Terminal } from './readSecretInput';

/** The arguments of the command are wrong. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Keeps, tells or forgets the credential of the live tenant, and gives the line for the person. The
 * line never holds the secret. Throws `UsageError`, `KeychainError` and, for an id or a secret that
 * can't be right, `MalformedCredentialError`, which keeps nothing.
 */
export async function credentialsCommand(
  args: readonly string[],
  keychain: Keychain,
  terminal: Terminal,
): Promise<string> {
  switch (args.length === 1 ? args[0] : undefined) {
    case 'set': {
      const { clientId, clientSecret } = await readSecretInput(terminal);
      const credential = clientCredential(clientId, clientSecret);
      await keychain.write(serializeCredential(credential));
      return `Kept in the keychain: ${describe(credential)}.`;
    }
    case 'show': {
      const credential = await keptCredential(keychain);
      return credential === undefined
        ? 'The keychain has no credential of a live tenant.'
        : `In the keychain: ${describe(credential)}.`;
    }
    case 'delete':
      return (await keychain.delete())
        ? 'Deleted from the keychain.'
        : 'The keychain has no credential of a live tenant.';
    default:
      throw new UsageError('usage: npm run credentials -- set|show|delete');
  }
}

/** Gives the credential that is kept, unless there is none or it can't be read any more. */
export async function keptCredential(keychain: Keychain): Promise<Credential | undefined> {
  const text = await keychain.read();
  return text === undefined ? undefined : parseStoredCredential(text);
}

function describe(credential: Credential): string {
  const who = credential.kind === 'client' ? `client id ${credential.clientId.text}` : 'a token';
  return `${who} for ${credentialHost(credential).host}`;
}
