import { createRequire } from 'node:module';
import type * as Keytar from 'keytar';

/** The operating system's keychain can't be used. The message says why and what to do. */
export class KeychainError extends Error {
  override readonly name = 'KeychainError';
}

/** Keeps one secret text of the developer tools. */
export interface Keychain {
  /** Throws {@link KeychainError}. */
  read(): Promise<string | undefined>;
  /** Throws {@link KeychainError}. */
  write(secret: string): Promise<void>;
  /** Gives whether there was something. Throws {@link KeychainError}. */
  delete(): Promise<boolean>;
}

const service = 'conductorone-access developer tools';
const account = 'live tenant';

/** The keychain of the operating system: Keychain, Credential Manager or the Secret Service. */
export const systemKeychain: Keychain = {
  read: async () => (await use(({ getPassword }) => getPassword(service, account))) ?? undefined,
  write: (secret) => use(({ setPassword }) => setPassword(service, account, secret)),
  delete: () => use(({ deletePassword }) => deletePassword(service, account)),
};

async function use<T>(action: (keytar: typeof Keytar) => Promise<T>): Promise<T> {
  try {
    return await action(loadKeytar());
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const remedy =
      process.platform === 'linux'
        ? ' It takes libsecret (Debian: libsecret-1-0) and a running Secret Service such as GNOME Keyring or KWallet on the D-Bus session; a container usually has none.'
        : '';
    throw new KeychainError(
      `The keychain of this machine can't be used: ${reason}.${remedy} Without it, set CONDUCTORONE_CLIENT_ID and CONDUCTORONE_CLIENT_SECRET in the environment of the one command that needs them.`,
      { cause },
    );
  }
}

/**
 * Loaded on use: where libsecret is missing, loading is what fails. By `require`, because an import of
 * this package sees the first of its functions only.
 */
export const loadKeytar = (): typeof Keytar => createRequire(__filename)('keytar') as typeof Keytar;
