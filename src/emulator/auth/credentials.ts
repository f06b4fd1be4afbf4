/** The credentials of one run: a key pair for each role, made when the emulator starts. */
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { roles, type Role } from './caller';

/** What a client signs in with. */
export interface EmulatorCredential {
  readonly role: Role;
  /** `<name>@127.0.0.1:<port>/pcc` */
  readonly clientId: string;
  /** `secret-token:conductorone.com:v1:<base64url of a private JWK>` */
  readonly clientSecret: string;
}

/** A credential as the token endpoint knows it. */
export interface KnownCredential extends EmulatorCredential {
  readonly publicKey: KeyObject;
}

const names: Readonly<Record<Role, string>> = {
  admin: 'bright-heron-10418',
  viewer: 'quiet-otter-27761',
  appOwner: 'brisk-falcon-33902',
};

/** Fresh credentials for the service at `host`, such as `127.0.0.1:4321`. */
export function createCredentials(host: string): readonly KnownCredential[] {
  return roles.map((role) => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const { kty, crv, x, d } = privateKey.export({ format: 'jwk' });
    const jwk = Buffer.from(JSON.stringify({ kty, crv, x, d })).toString('base64url');
    return {
      role,
      clientId: `${names[role]}@${host}/pcc`,
      clientSecret: `secret-token:conductorone.com:v1:${jwk}`,
      publicKey,
    };
  });
}
