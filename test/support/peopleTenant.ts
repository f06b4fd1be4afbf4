/** The office with people who stand in for each other: a chain, a circle, and a delegate who left. */
import { asAccountId, asUserId, type UserId } from '../../src/core/model/ids';
import type { TenantData } from '../../src/emulator/store/tenantData';
import { idOf, user } from './emulator/wireObjects';
import { github, officeTenant } from './officeTenant';

/** A person of the office by their short name. */
export const personId = (name: string): UserId => asUserId(idOf(name));

/** Ana's account in GitHub. */
export const anaInGithub = { appId: github, accountId: asAccountId(idOf('Ana')) };

const delegates: Readonly<Record<string, string>> = {
  // A chain.
  ana: 'ben',
  ben: 'cat',
  // A circle.
  dan: 'eve',
  eve: 'dan',
  // To somebody who left.
  fay: 'gus',
};

const facts = (name: string) =>
  name === 'ana'
    ? { jobTitle: 'Engineer', department: 'Platform' }
    : { jobTitle: '', department: '' };

/** @param extraDelegators people besides, who all delegate to Cat. */
export function peopleTenant(extraDelegators = 0): TenantData {
  const office = officeTenant();
  const named = ['ana', 'ben', 'cat', 'dan', 'eve', 'fay', 'gus', 'admin', 'viewer', 'owner'];
  return {
    ...office,
    users: [
      ...named.map((name) =>
        user(name, {
          displayName: `${name.slice(0, 1).toUpperCase()}${name.slice(1)} Lima`,
          delegatedUserId: name in delegates ? idOf(delegates[name] ?? '') : '',
          status: name === 'gus' ? 'DISABLED' : 'ENABLED',
          ...facts(name),
        }),
      ),
      ...Array.from({ length: extraDelegators }, (_, index) =>
        user(`extra${index}x`, {
          displayName: `Extra ${String(index).padStart(3, '0')}`,
          delegatedUserId: idOf('cat'),
        }),
      ),
    ],
  };
}
