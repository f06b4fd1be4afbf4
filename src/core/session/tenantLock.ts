import { C1Error, CancelledError } from '../errors';
import type { Clock } from '../ports';
import { Emitter } from '../util/emitter';
import { demoTenantKey, type TenantKey, type TenantProfile } from './tenantProfile';
import { nextTickMs } from './unlockCountdown';

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
  private readonly ends = new Map<TenantKey, Date>();
  private readonly revisions = new Map<TenantKey, string>();
  private readonly countdowns = new Map<TenantKey, AbortController>();
  private readonly changes = new Emitter<TenantKey>();
  private readonly ticks = new Emitter<TenantKey>();
  private isDemoLocked = false;

  /** Tells which tenant was locked or unlocked, by a person or by time. */
  readonly onDidChange = this.changes.event;

  /** Tells of an unlocked tenant that `timeLeftText` says something else by now. */
  readonly onDidTick = this.ticks.event;

  constructor(private readonly clock: Clock) {}

  isUnlocked(key: TenantKey): boolean {
    if (key === demoTenantKey) return !this.isDemoLocked;
    return this.unlockedUntil(key) !== undefined;
  }

  /** When an unlock ends by itself; undefined while there is none, or none with an end. */
  unlockedUntil(key: TenantKey): Date | undefined {
    const until = this.ends.get(key);
    return until !== undefined && this.clock.now() < until ? until : undefined;
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
    this.stopCountdown(key);
    if (key === demoTenantKey) {
      this.isDemoLocked = false;
    } else {
      this.ends.set(key, new Date(this.clock.now().getTime() + unlockMs));
      void this.countDown(key);
    }
    this.changes.fire(key);
  }

  lock(key: TenantKey): void {
    this.stopCountdown(key);
    if (key === demoTenantKey) this.isDemoLocked = true;
    this.ends.delete(key);
    this.changes.fire(key);
  }

  /** Locks a tenant unless its credential is the one of last time: an unlock is for that alone. */
  bind({ key, credentialRevision }: TenantProfile): void {
    if (key === demoTenantKey || this.revisions.get(key) === credentialRevision) return;
    this.revisions.set(key, credentialRevision);
    if (this.isUnlocked(key)) this.lock(key);
  }

  dispose(): void {
    for (const key of [...this.countdowns.keys()]) this.stopCountdown(key);
    this.changes.dispose();
    this.ticks.dispose();
  }

  private stopCountdown(key: TenantKey): void {
    this.countdowns.get(key)?.abort();
    this.countdowns.delete(key);
  }

  private async countDown(key: TenantKey): Promise<void> {
    const abort = new AbortController();
    this.countdowns.set(key, abort);
    try {
      // The first to come: the clock can be set back, and a timer rests while the machine sleeps.
      await Promise.race([
        this.clock.sleep(unlockMs, abort.signal),
        this.tickUntilLocked(key, abort.signal),
      ]);
    } catch (error) {
      // Locked by hand, unlocked again, or the window closes.
      if (error instanceof CancelledError) return;
      throw error;
    }
    this.lock(key);
  }

  private async tickUntilLocked(key: TenantKey, signal: AbortSignal): Promise<void> {
    for (;;) {
      const until = this.unlockedUntil(key);
      if (until === undefined) return;
      await this.clock.sleep(nextTickMs(until.getTime() - this.clock.now().getTime()), signal);
      if (this.isUnlocked(key)) this.ticks.fire(key);
    }
  }
}
