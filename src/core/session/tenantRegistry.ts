import { watch, type FSWatcher } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import * as v from 'valibot';
import { C1Error, toError } from '../errors';
import type { Disposable, Logger } from '../ports';
import { Emitter } from '../util/emitter';
import { readPrivateFile, writePrivateFile } from '../util/privateFile';
import type { TenantKey, TenantProfile } from './tenantProfile';

const fileShape = v.object({
  version: v.literal(1),
  tenants: v.array(
    v.object({
      key: v.string(),
      host: v.string(),
      displayName: v.string(),
      credentialKind: v.picklist(['client', 'bearer', 'demo']),
      identityName: v.string(),
      credentialRevision: v.number(),
    }),
  ),
});

/** A file of ours is not of a form that this version reads. */
export class UnreadableFileError extends C1Error {
  override readonly name = 'UnreadableFileError';
}

/**
 * The tenants known on this machine, in a file that all windows share and watch, so that signing
 * out in one window ends the session of the others.
 */
export class TenantRegistry implements Disposable {
  private readonly changes = new Emitter<readonly TenantProfile[]>();
  private watcher: FSWatcher | undefined;
  private writing: Promise<unknown> = Promise.resolve();

  /** Tells about changes by any window. */
  readonly onDidChange = this.changes.event;

  constructor(
    private readonly path: string,
    private readonly logger: Logger,
  ) {}

  /** Begins to look out for changes by other windows. */
  async watch(): Promise<void> {
    await mkdir(dirname(this.path), { recursive: true });
    const name = basename(this.path);
    this.watcher = watch(dirname(this.path), { persistent: false }, (_, changed) => {
      if (changed === name) void this.tell();
    });
    this.watcher.on('error', (error) => {
      this.logger.warn(`Changes by other windows may go unnoticed: ${error.message}`);
    });
  }

  /**
   * @throws {UnreadableFileError} for a file that a later version wrote or that is damaged: it is
   * left as it is.
   */
  async list(): Promise<readonly TenantProfile[]> {
    const text = await readPrivateFile(this.path);
    if (text === undefined) return [];
    try {
      return v.parse(fileShape, JSON.parse(text)).tenants;
    } catch (cause) {
      throw new UnreadableFileError(
        `The list of tenants cannot be read: a later version of the extension wrote it, or it is damaged. Update the extension, or move ${this.path} away and sign in again.`,
        { cause },
      );
    }
  }

  async find(key: TenantKey): Promise<TenantProfile | undefined> {
    return (await this.list()).find((tenant) => tenant.key === key);
  }

  /** Adds a tenant or replaces what was remembered of it. */
  save(profile: TenantProfile): Promise<void> {
    return this.edit((tenants) => [
      ...tenants.filter((tenant) => tenant.key !== profile.key),
      profile,
    ]);
  }

  remove(key: TenantKey): Promise<void> {
    return this.edit((tenants) => tenants.filter((tenant) => tenant.key !== key));
  }

  dispose(): void {
    this.watcher?.close();
    this.changes.dispose();
  }

  private edit(
    change: (tenants: readonly TenantProfile[]) => readonly TenantProfile[],
  ): Promise<void> {
    const edited = this.writing.then(async () => {
      const tenants = change(await this.list());
      await writePrivateFile(this.path, JSON.stringify({ version: 1, tenants }, undefined, 2));
    });
    this.writing = edited.catch(() => undefined);
    return edited;
  }

  private async tell(): Promise<void> {
    try {
      this.changes.fire(await this.list());
    } catch (error) {
      this.logger.warn(toError(error).message);
    }
  }
}
