import { watch, type FSWatcher } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { toError } from '../errors';
import type { Disposable } from '../ports';
import { isErrorCode } from './privateFile';

/** Hears of what changes in a folder. */
export interface FolderListener {
  /** @param name of what changed; null where that may be anything. */
  onChange(name: string | null): void;
  /** Nothing more is heard. */
  onFailure(error: Error): void;
}

/** Watches a folder. One that is deleted is made again, so that what comes into it later is heard of. */
export class FolderWatch implements Disposable {
  private watcher: FSWatcher | undefined;
  private isDisposed = false;

  constructor(
    private readonly path: string,
    private readonly listener: FolderListener,
  ) {}

  /** Settles once the folder is watched, or `onFailure` was told why it is not. */
  async start(): Promise<void> {
    try {
      await mkdir(this.path, { recursive: true });
      if (this.isDisposed) return;
      this.watcher?.close();
      const watcher = watch(this.path, { persistent: false }, (_, name) => {
        // That is how a folder tells of its own end.
        if (name === basename(this.path)) void this.startAgain();
        else this.listener.onChange(name);
      });
      this.watcher = watcher;
      watcher.on('error', (error) => {
        // And so it does on Windows.
        if (isErrorCode(error, 'EPERM')) void this.startAgain();
        else this.listener.onFailure(error);
      });
    } catch (error) {
      this.listener.onFailure(toError(error));
    }
  }

  dispose(): void {
    this.isDisposed = true;
    this.watcher?.close();
  }

  private async startAgain(): Promise<void> {
    await this.start();
    this.listener.onChange(null);
  }
}
