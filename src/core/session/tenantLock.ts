import { C1Error, CancelledError } from '../errors';
import type { Clock } from '../ports';
import { Emitter } from '../util/emitter';
import { demoTenantKey, type TenantKey, type TenantProfile } from './tenantProfile';

/** How long a tenant stays unlocked. */
export const unlockMs = 15 * 60_000;

/** Nothing may be changed: unlock the tenant first. */
export class TenantLockedError extends C1Error {
  override readonly name = 'TenantLockedError';
}

/**
 * Which tenants this window may change. Every tenant starts locked, except the demo tenant; an
 * unlock is explicit, ends by itself, and is known to no other window.
 */
export class TenantLock {
  private readonly unlockedUntil = new Map<TenantKey, Date>();
  private readonly revisions = new Map<TenantKey, string>();
  private readonly relocking = new Map<TenantKey, AbortController>();
  private readonly changes = new Emitter<TenantKey>();
  private isDemoLocked = false;

  readonly onDidChange = this.changes.event;

  constructor(private readonly clock: Clock) {}

  isUnlocked(key: TenantKey): boolean {
    if (key === demoTenantKey) return !this.isDemoLocked;
    const until = this.unlockedUntil.get(key);
    return until !== undefined && this.clock.now() < until;
  }

  /** @throws {TenantLockedError} */
  requireUnlocked(key: TenantKey): void {
    if (!this.isUnlocked(key)) {
      throw new TenantLockedError(
        'The tenant is locked, so nothing was changed. Unlock it first, then do it again.',
      );
    }
  }

  unlock(key: TenantKey): void {
    this.stopTimer(key);
    if (key === demoTenantKey) {
      this.isDemoLocked = false;
    } else {
      this.unlockedUntil.set(key, new Date(this.clock.now().getTime() + unlockMs));
      void this.relockLater(key);
    }
    this.changes.fire(key);
  }

  lock(key: TenantKey): void {
    this.stopTimer(key);
    if (key === demoTenantKey) this.isDemoLocked = true;
    this.unlockedUntil.delete(key);
    this.changes.fire(key);
  }

  /** Locks a tenant unless its credential is the one of last time: an unlock is for that alone. */
  bind({ key, credentialRevision }: TenantProfile): void {
    if (key === demoTenantKey || this.revisions.get(key) === credentialRevision) return;
    this.revisions.set(key, credentialRevision);
    if (this.isUnlocked(key)) this.lock(key);
  }

  dispose(): void {
    for (const key of [...this.relocking.keys()]) this.stopTimer(key);
    this.changes.dispose();
  }

  private stopTimer(key: TenantKey): void {
    this.relocking.get(key)?.abort();
    this.relocking.delete(key);
  }

  private async relockLater(key: TenantKey): Promise<void> {
    const abort = new AbortController();
    this.relocking.set(key, abort);
    try {
      await this.clock.sleep(unlockMs, abort.signal);
    } catch (error) {
      // Locked by hand, unlocked again, or the window closes.
      if (error instanceof CancelledError) return;
      throw error;
    }
    this.lock(key);
  }
}
