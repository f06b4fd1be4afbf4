/**
 * The ids of the demo tenant. They depend on what they name and on nothing else: not on the start,
 * not on the order of the tables.
 *
 * Keys are readable: an app is `github`, an entitlement `github/dispatch-api/admin` (app, resource,
 * slug), an account `github/jonas.friedrich` (app, owner or username), a person `jonas.friedrich`.
 */
import type { WireAppEntitlementRef } from '../../shared/wire/entitlements';
import { hash32, mix32 } from './draw';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const idLength = 27;
const charactersPerWord = 5;

/** The id of the built-in entitlement "Access", which C1 gives to every app alike (observed). */
export const accessEntitlementId = '287oY0rG4UirjDNFEYguMBvxyim';

/** What an id can name. */
export type IdKind =
  | 'action-config'
  | 'account'
  | 'app'
  | 'attribute'
  | 'attribute-type'
  | 'catalog'
  | 'connector'
  | 'connector-catalog'
  | 'entitlement'
  | 'mapping'
  | 'policy'
  | 'request-schema'
  | 'resource'
  | 'resource-type'
  | 'role'
  | 'task'
  | 'tenant'
  | 'trait'
  | 'user'
  | 'vault'
  | 'webhook';

/** The id of one thing: 27 characters that start, like a KSUID of these years, with a `2`. */
export function idOf(kind: IdKind, key: string): string {
  const step = hash32(key, kind) | 1;
  let state = hash32(kind, key);
  const codes = ['2'.charCodeAt(0)];
  while (codes.length < idLength) {
    state = (state + step) | 0;
    let rest = mix32(state);
    for (let count = 0; count < charactersPerWord && codes.length < idLength; count++) {
      codes.push(alphabet.charCodeAt(rest % alphabet.length));
      rest = Math.floor(rest / alphabet.length);
    }
  }
  return String.fromCharCode(...codes);
}

/** The app that an entitlement or account key starts with. */
export function appKeyOf(key: string): string {
  return key.split('/', 1)[0] ?? key;
}

/** The id of an entitlement from its key; `<app>/access` is the built-in one. */
export function entitlementIdOf(key: string): string {
  return key === `${appKeyOf(key)}/access` ? accessEntitlementId : idOf('entitlement', key);
}

/** The app and entitlement that an entitlement key names. */
export const refOf = (entitlementKey: string): WireAppEntitlementRef => ({
  appId: idOf('app', appKeyOf(entitlementKey)),
  id: entitlementIdOf(entitlementKey),
});
