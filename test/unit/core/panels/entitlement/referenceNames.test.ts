import assert from 'node:assert/strict';
import { ReferenceNames } from '../../../../../src/core/panels/entitlement/referenceNames';
import type { Reference } from '../../../../../src/shared/forms/entitlement/references';
import { smallTenant } from '../../../../support/emulator/smallTenant';
import { idOf } from '../../../../support/emulator/wireObjects';
import { useEmulator } from '../../../../support/withEmulator';

const all: readonly Reference[] = [
  { kind: 'policy', id: idOf('policy1') },
  { kind: 'policy', id: idOf('localPolicy') },
  { kind: 'person', id: idOf('ada') },
  { kind: 'app', id: idOf('wiki') },
  { kind: 'entitlement', id: `${idOf('vault')}/${idOf('vaultAdmins')}` },
  { kind: 'connector', id: idOf('connector1'), appId: idOf('wiki') },
  { kind: 'webhook', id: idOf('hook1') },
  { kind: 'vault', id: idOf('vault1') },
  { kind: 'requestForm', id: idOf('schema1') },
  { kind: 'riskLevel', id: idOf('riskHigh') },
  { kind: 'complianceFramework', id: idOf('sox') },
];

describe('the names of what settings refer to', () => {
  const tenant = useEmulator(() => smallTenant());
  const names = () => {
    const { api } = tenant.current.connect();
    return new ReferenceNames(api, tenant.current.logger, new AbortController().signal);
  };

  it('are found out for every kind, and asked for once', async () => {
    const known = names();
    assert.equal(await known.load([...all, ...all]), true);
    for (const { id, kind } of all) assert.ok(known.nameOf(kind, id), `${kind} ${id}`);
    assert.equal(
      known.nameOf('entitlement', `${idOf('vault')}/${idOf('vaultAdmins')}`),
      'Vault / Admins',
    );
    const { length } = tenant.current.apiPaths;
    assert.equal(await known.load(all), false);
    assert.equal(tenant.current.apiPaths.length, length);
    assert.equal(tenant.current.requestsTo('/api/v1/search/policies').length, 1);
  });

  it('are missing where the tenant has no such thing', async () => {
    const known = names();
    await known.load([
      { kind: 'vault', id: idOf('nothing') },
      { kind: 'vault', id: idOf('vault1') },
    ]);
    assert.deepEqual(
      [known.isMissing('vault', idOf('nothing')), known.isMissing('vault', idOf('vault1'))],
      [true, false],
    );
    assert.ok(known.nameOf('vault', idOf('vault1')));
  });

  it('stay unknown where they cannot be read, and are asked for again', async () => {
    const known = names();
    const policy = { kind: 'policy', id: idOf('policy1') } as const;
    tenant.current.fail('/api/v1/search/policies', { kind: 'status', status: 403 });
    await known.load([policy]);
    assert.equal(known.nameOf('policy', policy.id), undefined);
    await known.load([policy]);
    assert.equal(known.nameOf('policy', policy.id), 'Manager approval');
  });
});
