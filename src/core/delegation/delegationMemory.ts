import { randomUUID } from 'node:crypto';
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
 * window and tenant, merged on reading. What is asked of it is done one after the other.
 */
export class DelegationMemory implements TenantRecords {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    /** The folder of these files and of nothing else. */
    private readonly folder: string,
    /** Names this window's files; no two windows have the same. */
    private readonly windowId: string,
    private readonly clock: Clock,
  ) {}

  /**
   * A change is about to be sent: nothing that was set before counts until one of the other notes
   * tells what became of it, not even after a crash. Settles once it is on the disk, as all notes do.
   *
   * @returns the id of the change for these notes.
   */
  async noteChanging(tenantKey: TenantKey, userId: UserId): Promise<string> {
    const changeId = randomUUID();
    await this.note(tenantKey, { event: 'changing', userId, changeId });
    return changeId;
  }

  /** The change was not made: what was set before holds, unless another change may have been made. */
  noteUnchanged(tenantKey: TenantKey, userId: UserId, changeId: string): Promise<void> {
    return this.note(tenantKey, { event: 'unchanged', userId, changeId });
  }

  /**
   * @param changeId of the change that set it: what became of those before does not matter any more.
   */
  noteSet(
    tenantKey: TenantKey,
    userId: UserId,
    { delegateId, endsAt, startsAt }: Omit<RememberedDelegation, 'setAt'>,
    changeId?: string,
  ): Promise<void> {
    return this.note(tenantKey, {
      event: 'set',
      userId,
      changeId,
      delegateId,
      startsAt: startsAt?.toISOString() ?? null,
      endsAt: endsAt?.toISOString() ?? null,
    });
  }

  /**
   * Nothing that was set from here holds any more.
   *
   * @param changeId as for `noteSet`.
   */
  noteOver(tenantKey: TenantKey, userId: UserId, changeId?: string): Promise<void> {
    return this.note(tenantKey, { event: 'over', userId, changeId });
  }

  /** Whether there is anything about the person; not once the records of the tenant were deleted. */
  isNoted(tenantKey: TenantKey, userId: UserId): Promise<boolean> {
    return this.inTurn(async () => {
      const lines = await this.lines(tenantKey);
      return lines.some((line) => line.userId === userId);
    });
  }

  /**
   * What was set from here and, as far as these people show it, still is. It may have another delegate
   * than the person shows: the tenant does not show it yet then.
   *
   * @param people as the tenant shows them, after our own writes.
   * @param readAt when the tenant was asked for these people, where that was for this recall. Another
   * delegate than the one that was set then ends it for good, even if the same one comes back later:
   * the dates may be others. Rows of unknown age end nothing.
   */
  recall(
    tenantKey: TenantKey,
    people: readonly Pick<User, 'delegateId' | 'id'>[],
    readAt?: Date,
  ): Promise<ReadonlyMap<UserId, RememberedDelegation>> {
    return this.inTurn(async () => {
      const known = await this.all(tenantKey);
      const still = new Map<UserId, RememberedDelegation>();
      for (const { delegateId, id } of people) {
        const remembered = known.get(id);
        if (remembered === undefined) continue;
        const isShown = remembered.delegateId === delegateId;
        if (isShown || mayNotShowYet(remembered, readAt ?? this.clock.now())) {
          still.set(id, remembered);
        } else if (readAt !== undefined) {
          // Dated back, so that what a window sets after this reading outlives it.
          await this.append(tenantKey, readAt, { event: 'over', userId: id });
        }
      }
      return still;
    });
  }

  forget(tenantKey: TenantKey): Promise<void> {
    return this.inTurn(async () => {
      for (const name of await this.filesOf(tenantKey)) await rm(join(this.folder, name));
    });
  }

  /** Of each person the latest line counts, whichever window wrote it. */
  private async all(tenantKey: TenantKey): Promise<ReadonlyMap<UserId, RememberedDelegation>> {
    const lines = await this.lines(tenantKey);
    return merge(lines.toSorted((one, other) => one.at.getTime() - other.at.getTime()));
  }

  private async lines(tenantKey: TenantKey): Promise<readonly DelegationLine[]> {
    const names = await this.filesOf(tenantKey);
    return (await Promise.all(names.map((name) => this.linesOf(name)))).flat();
  }

  private async linesOf(name: string): Promise<readonly DelegationLine[]> {
    const text = (await readPrivateFile(join(this.folder, name))) ?? '';
    return text.split('\n').flatMap((line) => readDelegationLine(line) ?? []);
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

  private note(tenantKey: TenantKey, line: object): Promise<void> {
    return this.inTurn(() => this.append(tenantKey, this.clock.now(), line));
  }

  private append(tenantKey: TenantKey, at: Date, line: object): Promise<void> {
    const path = join(this.folder, `${prefixOf(tenantKey)}${this.windowId}.jsonl`);
    const text = JSON.stringify({ version: delegationLineVersion, at: at.toISOString(), ...line });
    // The line before may have come to the disk in part only.
    return appendPrivateLine(path, `\n${text}`);
  }

  private inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const done = this.last.then(work);
    this.last = done.catch(() => undefined);
    return done;
  }
}

/** `@` stands in no encoded key, so that no key begins as another one does. */
const prefixOf = (tenantKey: TenantKey) => `${encodeURIComponent(tenantKey)}@`;

/** Whether a tenant may show a delegation of before it begins is not documented. */
function mayNotShowYet({ endsAt, setAt, startsAt }: RememberedDelegation, at: Date): boolean {
  const beginsMs = Math.max(setAt.getTime(), startsAt?.getTime() ?? 0);
  const hasEnded = endsAt !== undefined && endsAt <= at;
  return !hasEnded && at.getTime() < beginsMs + lagMs;
}

function merge(lines: readonly DelegationLine[]): ReadonlyMap<UserId, RememberedDelegation> {
  const merged = new Map<UserId, RememberedDelegation>();
  /** Changes of which nobody knows what became, in their order. */
  const open = new Map<UserId, readonly string[]>();
  for (const line of lines) {
    const { changeId, userId } = line;
    const changeIds = open.get(userId) ?? [];
    switch (line.event) {
      case 'changing':
        open.set(userId, [...changeIds, line.changeId]);
        break;
      case 'unchanged':
        open.set(
          userId,
          changeIds.filter((id) => id !== changeId),
        );
        break;
      case 'over':
        open.set(userId, changeIds.slice(placeAfter(changeIds, changeId)));
        merged.delete(userId);
        break;
      case 'set':
        open.set(userId, changeIds.slice(placeAfter(changeIds, changeId)));
        merged.set(userId, {
          setAt: line.at,
          delegateId: line.delegateId,
          startsAt: line.startsAt ?? undefined,
          endsAt: line.endsAt ?? undefined,
        });
    }
  }
  for (const [userId, { length }] of open) if (length > 0) merged.delete(userId);
  return merged;
}

/** The start where the id is not among them. */
const placeAfter = (ids: readonly string[], id: string | undefined): number =>
  ids.findIndex((one) => one === id) + 1;
