import { C1Error, toError } from '../errors';
import type { TenantKey } from './tenantProfile';

/** One kind of what is kept about tenants on this machine besides their credentials. */
export interface TenantRecords {
  /** Deletes all that is kept about a tenant; does nothing where nothing is kept. */
  forget(tenantKey: TenantKey): Promise<void>;
}

/** Something about a tenant is still on this machine: delete it again. */
export class RecordsNotDeletedError extends C1Error {
  override readonly name = 'RecordsNotDeletedError';
}

/**
 * Deletes the records of every kind, also after one of them failed.
 *
 * @throws {RecordsNotDeletedError} when one of them failed.
 */
export async function forgetRecords(
  kinds: readonly TenantRecords[],
  tenantKey: TenantKey,
): Promise<void> {
  const results = await Promise.allSettled(kinds.map((records) => records.forget(tenantKey)));
  const failures = results.flatMap((result) =>
    result.status === 'rejected' ? [toError(result.reason)] : [],
  );
  const [cause] = failures;
  if (cause === undefined) return;
  throw new RecordsNotDeletedError(
    `Not all records of ${tenantKey} could be deleted (${failures.map(({ message }) => message).join('; ')}). Run Forget Everything to delete what the extension keeps about all tenants.`,
    { cause },
  );
}
