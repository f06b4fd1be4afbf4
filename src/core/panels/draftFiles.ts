import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Disposable } from '../ports';
import type { TenantKey } from '../session/tenantProfile';
import type { TenantRecords } from '../session/tenantRecords';
import { Emitter } from '../util/emitter';
import { isErrorCode, readPrivateFile, writePrivateFile } from '../util/privateFile';
import type { DraftStore } from './entitlement/drafts';

/** Part of the names, so that a newer version of the extension keeps its drafts beside ours. */
const fileSuffix = '.v1.json';

/** Drafts as files, one each. Keys begin with the tenant's key and a slash. */
export class DraftFiles implements DraftStore, TenantRecords, Disposable {
  private readonly keys = new Set<string>();
  /** Settles with the last thing that was begun: what is forgotten must not be written after that. */
  private last: Promise<unknown> = Promise.resolve();
  private readonly changes = new Emitter<void>();

  /** Tells that `has` may answer otherwise. */
  readonly onDidChange = this.changes.event;

  /** @param folder of these files and of nothing else. */
  constructor(private readonly folder: string) {}

  /** Finds out which drafts there are. */
  load(): Promise<void> {
    return this.inTurn(async () => {
      const names = await this.names();
      this.keys.clear();
      for (const name of names) {
        if (!name.endsWith(fileSuffix)) continue;
        this.keys.add(decodeURIComponent(name.slice(0, -fileSuffix.length)));
      }
      this.changes.fire();
    });
  }

  /** Whether there is a draft, as far as this window knows. */
  has(key: string): boolean {
    return this.keys.has(key);
  }

  /** @returns undefined where there is no draft, or no JSON in its file. */
  read(key: string): Promise<unknown> {
    return this.inTurn(async () => {
      const text = await readPrivateFile(this.pathOf(key));
      if (text === undefined) return undefined;
      try {
        return JSON.parse(text) as unknown;
      } catch {
        return undefined;
      }
    });
  }

  write(key: string, draft: unknown): Promise<void> {
    return this.inTurn(async () => {
      await writePrivateFile(this.pathOf(key), JSON.stringify(draft));
      if (this.keys.has(key)) return;
      this.keys.add(key);
      this.changes.fire();
    });
  }

  delete(key: string): Promise<void> {
    return this.inTurn(async () => {
      await rm(this.pathOf(key), { force: true });
      if (this.keys.delete(key)) this.changes.fire();
    });
  }

  /** Deletes those of other versions too. */
  forget(tenantKey: TenantKey): Promise<void> {
    return this.inTurn(async () => {
      const names = await this.names();
      const ofTenant = names.filter((name) => name.startsWith(encodeURIComponent(`${tenantKey}/`)));
      for (const name of ofTenant) await rm(join(this.folder, name), { force: true });
      for (const key of this.keys) if (key.startsWith(`${tenantKey}/`)) this.keys.delete(key);
      this.changes.fire();
    });
  }

  dispose(): void {
    this.changes.dispose();
  }

  private inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.last.then(work);
    // Whoever asked for it hears of its failure.
    this.last = result.catch(() => undefined);
    return result;
  }

  private pathOf(key: string): string {
    return join(this.folder, `${encodeURIComponent(key)}${fileSuffix}`);
  }

  private async names(): Promise<readonly string[]> {
    try {
      return await readdir(this.folder);
    } catch (error) {
      if (isErrorCode(error, 'ENOENT')) return [];
      throw error;
    }
  }
}
