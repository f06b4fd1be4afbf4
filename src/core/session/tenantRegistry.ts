import { watch, type FSWatcher } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { C1Error, toError } from '../errors';
import type { Clock, Disposable, Logger } from '../ports';
import { Emitter } from '../util/emitter';
import { readPrivateFile, writePrivateFile } from '../util/privateFile';
import { withFileLock } from './fileLock';
import { parseTenants, serializeTenants } from './tenantFile';
import type { TenantKey, TenantProfile } from './tenantProfile';

/** A file of ours is not of a form that this version reads. */
export class UnreadableFileError extends C1Error {
  override readonly name = 'UnreadableFileError';
}

/** A file of ours cannot be written. */
export class UnwritableFileError extends C1Error {
  override readonly name = 'UnwritableFileError';
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
    private readonly clock: Clock,
  ) {}

  /** Begins to look out for changes by other windows; where that is impossible, it is logged. */
  async watch(): Promise<void> {
    const name = basename(this.path);
    try {
      await mkdir(dirname(this.path), { recursive: true });
      this.watcher = watch(dirname(this.path), { persistent: false }, (_, changed) => {
        if (changed === name) void this.tell();
      });
      this.watcher.on('error', (error) => this.warnUnwatched(error));
    } catch (error) {
      this.warnUnwatched(toError(error));
    }
  }

  /**
   * @throws {UnreadableFileError} for a file that a later version wrote or that is damaged: it is
   * left as it is.
   */
  async list(): Promise<readonly TenantProfile[]> {
    const text = await readPrivateFile(this.path);
    if (text === undefined) return [];
    try {
      return parseTenants(text);
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

  /**
   * Adds a tenant or replaces what was remembered of it.
   *
   * @throws {UnwritableFileError} as all that change the list.
   */
  save(profile: TenantProfile): Promise<void> {
    return this.edit((tenants) => [
      ...tenants.filter((tenant) => tenant.key !== profile.key),
      profile,
    ]);
  }

  remove(key: TenantKey): Promise<void> {
    return this.edit((tenants) => tenants.filter((tenant) => tenant.key !== key));
  }

  /** Forgets all tenants, also where the list is unreadable. Windows that watch it hear of it. */
  clear(): Promise<void> {
    return this.enqueue(() => rm(this.path, { force: true }));
  }

  dispose(): void {
    this.watcher?.close();
    this.changes.dispose();
  }

  private edit(
    change: (tenants: readonly TenantProfile[]) => readonly TenantProfile[],
  ): Promise<void> {
    return this.enqueue(async () => {
      await writePrivateFile(this.path, serializeTenants(change(await this.list())));
    });
  }

  /** One at a time in this window, and among the windows. */
  private enqueue(write: () => Promise<void>): Promise<void> {
    const written = this.writing
      .then(() => withFileLock(`${this.path}.lock`, this.clock, write))
      .catch((error: unknown) => {
        throw this.writeFailure(toError(error));
      });
    this.writing = written.catch(() => undefined);
    return written;
  }

  private writeFailure(cause: Error): Error {
    if (cause instanceof C1Error) return cause;
    return new UnwritableFileError(
      `The list of tenants cannot be changed (${cause.message}). Check the permissions of ${this.path} and the space on its disk, then try again.`,
      { cause },
    );
  }

  private warnUnwatched(error: Error): void {
    this.logger.warn(`Changes by other windows may go unnoticed: ${error.message}`);
  }

  private async tell(): Promise<void> {
    try {
      this.changes.fire(await this.list());
    } catch (error) {
      this.logger.warn(toError(error).message);
    }
  }
}
