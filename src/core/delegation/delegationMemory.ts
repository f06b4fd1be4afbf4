import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { UserId } from '../model/ids';
import type { User } from '../model/user';
import type { Clock } from '../ports';
import type { TenantRecords } from '../session/tenantRecords';
import type { TenantKey } from '../session/tenantProfile';
import { appendPrivateLine, isErrorCode, readPrivateFile } from '../util/privateFile';
import { delegationLineVersion, readDelegationLine, type DelegationLine } from './delegationLine';

/** A delegation that was set from this machine. The API never tells its dates. */
export interface RememberedDelegation {
  readonly setAt: Date;
  readonly delegateId: UserId;
  /** Undefined for at once. */
  readonly startsAt: Date | undefined;
  /** Undefined for without end. */
  readonly endsAt: Date | undefined;
}

/** The server's lists can lag behind its own writes. */
const lagMs = 3 * 60_000;

/**
 * What this extension has set, because the tenant cannot be asked for it: one append-only file per
 * window and tenant, merged on reading.
 */
export class DelegationMemory implements TenantRecords {
  constructor(
    /** The folder of these files and of nothing else. */
    private readonly folder: string,
    /** Names this window's files; no two windows have the same. */
    private readonly windowId: string,
    private readonly clock: Clock,
  ) {}

  /** Settles once it is on the disk. */
  noteSet(
    tenantKey: TenantKey,
    userId: UserId,
    { delegateId, endsAt, startsAt }: Omit<RememberedDelegation, 'setAt'>,
  ): Promise<void> {
    return this.append(tenantKey, {
      event: 'set',
      userId,
      delegateId,
      startsAt: startsAt?.toISOString() ?? null,
      endsAt: endsAt?.toISOString() ?? null,
    });
  }

  /** Settles once it is on the disk. */
  noteRemoved(tenantKey: TenantKey, userId: UserId): Promise<void> {
    return this.append(tenantKey, { event: 'over', userId });
  }

  /**
   * What was set from here and, as far as these people show it, still is. Another delegate than the
   * one that was set ends it for good, even if the same one comes back later: the dates may be others
   * then.
   *
   * @param people as the tenant shows them now, after our own writes.
   */
  async recall(
    tenantKey: TenantKey,
    people: readonly Pick<User, 'delegateId' | 'id'>[],
  ): Promise<ReadonlyMap<UserId, RememberedDelegation>> {
    const known = await this.all(tenantKey);
    const still = new Map<UserId, RememberedDelegation>();
    for (const { delegateId, id } of people) {
      const remembered = known.get(id);
      if (remembered === undefined) continue;
      if (remembered.delegateId === delegateId || mayNotShowYet(remembered, this.clock.now())) {
        still.set(id, remembered);
      } else await this.append(tenantKey, { event: 'over', userId: id });
    }
    return still;
  }

  async forget(tenantKey: TenantKey): Promise<void> {
    for (const name of await this.filesOf(tenantKey)) await rm(join(this.folder, name));
  }

  /** The latest line of each person counts, whichever window wrote it. */
  private async all(tenantKey: TenantKey): Promise<ReadonlyMap<UserId, RememberedDelegation>> {
    const names = await this.filesOf(tenantKey);
    const texts = await Promise.all(names.map((name) => readPrivateFile(join(this.folder, name))));
    const lines = texts
      .flatMap((text) => (text ?? '').split('\n'))
      .flatMap((text) => readDelegationLine(text) ?? [])
      .sort((one, other) => one.at.getTime() - other.at.getTime());
    return merge(lines);
  }

  private async filesOf(tenantKey: TenantKey): Promise<readonly string[]> {
    try {
      const names = await readdir(this.folder);
      return names.filter((name) => name.startsWith(prefixOf(tenantKey)));
    } catch (error) {
      if (isErrorCode(error, 'ENOENT')) return [];
      throw error;
    }
  }

  private append(tenantKey: TenantKey, line: object): Promise<void> {
    const path = join(this.folder, `${prefixOf(tenantKey)}${this.windowId}.jsonl`);
    const at = this.clock.now().toISOString();
    return appendPrivateLine(path, JSON.stringify({ version: delegationLineVersion, at, ...line }));
  }
}

/** `@` stands in no encoded key, so that no key begins as another one does. */
const prefixOf = (tenantKey: TenantKey) => `${encodeURIComponent(tenantKey)}@`;

/** Whether a tenant may show a delegation of before it begins is not documented. */
function mayNotShowYet({ setAt, startsAt }: RememberedDelegation, now: Date): boolean {
  const beginsMs = Math.max(setAt.getTime(), startsAt?.getTime() ?? 0);
  return now.getTime() < beginsMs + lagMs;
}

function merge(lines: readonly DelegationLine[]): ReadonlyMap<UserId, RememberedDelegation> {
  const merged = new Map<UserId, RememberedDelegation>();
  for (const line of lines) {
    if (line.event === 'over') {
      merged.delete(line.userId);
      continue;
    }
    merged.set(line.userId, {
      setAt: line.at,
      delegateId: line.delegateId,
      startsAt: line.startsAt ?? undefined,
      endsAt: line.endsAt ?? undefined,
    });
  }
  return merged;
}
