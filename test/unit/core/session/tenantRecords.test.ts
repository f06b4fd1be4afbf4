import assert from 'node:assert/strict';
import {
  forgetRecords,
  RecordsNotDeletedError,
  type TenantRecords,
} from '../../../../src/core/session/tenantRecords';

describe('the records of a tenant', () => {
  const acme = 'acme.conductor.one';
  let forgotten: string[];
  const kept = (kind: string): TenantRecords => ({
    forget: (tenantKey) => {
      forgotten.push(`${kind} of ${tenantKey}`);
      return Promise.resolve();
    },
  });
  const broken = (message: string): TenantRecords => ({
    forget: () => Promise.reject(new Error(message)),
  });

  beforeEach(() => {
    forgotten = [];
  });

  it('are deleted, of every kind', async () => {
    await forgetRecords([kept('journal'), kept('drafts')], acme);
    assert.deepEqual(forgotten, [`journal of ${acme}`, `drafts of ${acme}`]);
  });

  it('are deleted also after others failed, and every failure is told', async () => {
    const kinds = [broken('the disk is full'), kept('drafts'), broken('the file is locked')];
    await assert.rejects(forgetRecords(kinds, acme), (error: unknown) => {
      assert.ok(error instanceof RecordsNotDeletedError);
      assert.match(error.message, /of acme\.conductor\.one could be deleted/);
      assert.match(error.message, /\(the disk is full; the file is locked\)/);
      return true;
    });
    assert.deepEqual(forgotten, [`drafts of ${acme}`]);
  });
});
