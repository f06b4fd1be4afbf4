import { CancelledError } from '../errors';
import { grantKey, type GrantRef } from '../model/ids';
import type { Clock, Disposable } from '../ports';
import { sameExpiration } from './sameExpiration';

/** The server's lists can lag behind its own writes for up to two minutes. */
const overlayLifeMs = 3 * 60_000;

/** When a grant ends, before and after a write of ours; undefined for never. */
export interface WrittenExpiration {
  readonly before: Date | undefined;
  readonly after: Date | undefined;
}

/** A grant, as far as its end goes. */
export interface GrantEnd extends GrantRef {
  readonly expiresAt: Date | undefined;
}

interface Overlay {
  readonly expiresAt: Date | undefined;
  /** What a list that lags behind may still show: the state before each write of ours. */
  readonly hidden: readonly (Date | undefined)[];
  readonly life: AbortController;
  /** The lists had their time: the next one that is read is right, whatever it shows. */
  isOver: boolean;
}

/**
 * What writes answered about expirations, laid over the lists until these catch up.
 *
 * Only states of before our writes are covered: a list that shows any other is right, because
 * somebody else has changed the grant since. An overlay ends when a list shows what we wrote or such
 * another state. After three minutes it covers only rows that were read before, so that they do not
 * go back for a moment, and ends with whatever is read next.
 */
export class JustChanged implements Disposable {
  private readonly overlays = new Map<string, Overlay>();

  constructor(
    private readonly clock: Clock,
    /** Hears of a grant whose three minutes are over. */
    private readonly onDidExpire: (ref: GrantRef) => void,
  ) {}

  note(ref: GrantRef, { before, after }: WrittenExpiration): void {
    const earlier = this.overlays.get(grantKey(ref));
    earlier?.life.abort();
    const overlay: Overlay = {
      expiresAt: after,
      hidden: [...(earlier?.hidden ?? []), before],
      life: new AbortController(),
      isOver: false,
    };
    this.overlays.set(grantKey(ref), overlay);
    void this.endLater(ref, overlay);
  }

  isPending(ref: GrantRef): boolean {
    return this.overlays.has(grantKey(ref));
  }

  /** A grant that was just read, as it is after our own writes. */
  applyToRead<End extends GrantEnd>(grant: End): End {
    const isOver = this.overlays.get(grantKey(grant))?.isOver === true;
    return isOver ? grant : this.applyToListed(grant);
  }

  /** A grant of a list that was read some time ago, as it is after our own writes. */
  applyToListed<End extends GrantEnd>(grant: End): End {
    const overlay = this.overlays.get(grantKey(grant));
    return overlay !== undefined && isHidden(overlay, grant)
      ? { ...grant, expiresAt: overlay.expiresAt }
      : grant;
  }

  /** Takes note of a row that a list has just shown. */
  confirm(grant: GrantEnd): void {
    const overlay = this.overlays.get(grantKey(grant));
    if (overlay === undefined) return;
    if (overlay.isOver || !isHidden(overlay, grant)) this.end(grant, overlay);
  }

  dispose(): void {
    for (const { life } of this.overlays.values()) life.abort();
    this.overlays.clear();
  }

  private async endLater(ref: GrantRef, overlay: Overlay): Promise<void> {
    try {
      await this.clock.sleep(overlayLifeMs, overlay.life.signal);
    } catch (error) {
      // A list caught up, we wrote again, or the session ended.
      if (error instanceof CancelledError) return;
      throw error;
    }
    overlay.isOver = true;
    this.onDidExpire(ref);
  }

  private end(ref: GrantRef, overlay: Overlay): void {
    overlay.life.abort();
    if (this.overlays.get(grantKey(ref)) === overlay) this.overlays.delete(grantKey(ref));
  }
}

/** A value that we wrote and that was there before as well may be either: it proves nothing. */
function isHidden({ hidden }: Overlay, { expiresAt }: GrantEnd): boolean {
  return hidden.some((before) => sameExpiration(before, expiresAt));
}
