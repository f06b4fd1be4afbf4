import type { Grant } from '../model/grant';
import { grantKey, type GrantRef } from '../model/ids';
import type { Clock } from '../ports';

/** The server's lists can lag behind its own writes for up to two minutes. */
const overlayLifeMs = 3 * 60_000;

interface Overlay {
  readonly expiresAt: Date | undefined;
  readonly endsAtMs: number;
}

/**
 * What writes answered about expirations, laid over the lists until these catch up.
 *
 * An overlay ends when a list shows the same, or after three minutes.
 */
export class JustChanged {
  private readonly overlays = new Map<string, Overlay>();

  constructor(private readonly clock: Clock) {}

  note(ref: GrantRef, expiresAt: Date | undefined): void {
    const endsAtMs = this.clock.now().getTime() + overlayLifeMs;
    this.overlays.set(grantKey(ref), { expiresAt, endsAtMs });
  }

  isPending(ref: GrantRef): boolean {
    return this.current(ref) !== undefined;
  }

  /** The grant as it is after our own writes. */
  apply(grant: Grant): Grant {
    const overlay = this.current(grant);
    return overlay === undefined ? grant : { ...grant, expiresAt: overlay.expiresAt };
  }

  /** Takes note of a row that a list has just shown. */
  confirm(grant: Grant): void {
    const overlay = this.overlays.get(grantKey(grant));
    if (overlay !== undefined && overlay.expiresAt?.getTime() === grant.expiresAt?.getTime()) {
      this.overlays.delete(grantKey(grant));
    }
  }

  private current(ref: GrantRef): Overlay | undefined {
    const overlay = this.overlays.get(grantKey(ref));
    return overlay !== undefined && this.clock.now().getTime() < overlay.endsAtMs
      ? overlay
      : undefined;
  }
}
