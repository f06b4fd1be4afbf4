import type { AccessCatalog } from '../catalog/accessCatalog';
import type { Clock, Disposable } from '../ports';
import { asUserId, type UserId } from '../model/ids';
import { Emitter } from '../util/emitter';
import type { Change, FieldState } from './change';
import type { WriteEffects } from './changeService';
import { expirationOf, expirations, expirationState } from './families/expirations';
import { hasState } from './families/fieldState';
import type { JournalEntry } from './journal/journalEntry';
import { listLagMs } from './listLag';
import { OwnWrites } from './ownWrites';

/** What writes mean for the lists and panels of one session. */
export class TenantEffects implements WriteEffects, Disposable {
  private readonly ownWrites: OwnWrites;
  private readonly writes = new Emitter<Change>();

  /**
   * Tells of a change that was made or whose object is not as it shows, and once more of one that was
   * made when lists had their time.
   */
  readonly onDidMove = this.writes.event;

  constructor(
    private readonly catalog: AccessCatalog,
    private readonly clock: Clock,
  ) {
    this.ownWrites = new OwnWrites(clock, (change) => this.writes.fire(change));
  }

  afterOwnWrites(change: Change, read: FieldState): FieldState {
    if ('grant' in change) {
      const end = { ...change.grant, expiresAt: expirationOf(read) };
      return expirationState(this.catalog.afterOwnWrites(end).expiresAt);
    }
    return this.ownWrites.applyToRead(change, read);
  }

  mayStillShow(change: Change, state: FieldState): boolean {
    return 'grant' in change
      ? !hasState(expirations, this.afterOwnWrites(change, state), state)
      : this.ownWrites.mayStillBeRead(change, state);
  }

  /**
   * Takes in what was written before this session began: lists may be behind that as well.
   *
   * @param entries of the tenant, newest first.
   */
  recall(entries: readonly JournalEntry[]): void {
    const oldestMs = this.clock.now().getTime() - listLagMs;
    for (const { after, before, change, outcome, settledAt } of [...entries].reverse()) {
      const isRecent = settledAt !== undefined && settledAt.getTime() > oldestMs;
      if (isRecent && outcome === 'applied' && after !== undefined) {
        this.noteWritten(change, before, after);
      }
    }
  }

  /** Somebody's delegate as a read of the person has it, as it is after our own writes. */
  delegateAfterOwnWrites(userId: UserId, read: UserId | undefined): UserId | undefined {
    const change = { kind: 'removeDelegation', userId } as const;
    return delegateIn(this.afterOwnWrites(change, { delegateId: read ?? '' }));
  }

  /** Somebody's delegate as a list has it, as it is after our own writes. */
  listedDelegate(userId: UserId, listed: UserId | undefined): UserId | undefined {
    const change = { kind: 'removeDelegation', userId } as const;
    return delegateIn(this.ownWrites.applyToListed(change, { delegateId: listed ?? '' }));
  }

  noteWritten(change: Change, before: FieldState, after: FieldState): void {
    if ('grant' in change) {
      const written = { before: expirationOf(before), after: expirationOf(after) };
      this.catalog.noteExpiration(change.grant, written);
    } else if (change.kind === 'updateEntitlement') {
      // Reads of entitlements do not lag behind writes: whatever they show is so.
      this.catalog.expireEntitlement(change.entitlement);
    } else {
      this.ownWrites.note(change, before, after);
    }
    this.writes.fire(change);
  }

  reread(change: Change): void {
    if ('grant' in change) void this.catalog.rereadGrants(change.grant);
    else if (change.kind === 'updateEntitlement')
      this.catalog.expireEntitlement(change.entitlement);
    this.writes.fire(change);
  }

  dispose(): void {
    this.ownWrites.dispose();
    this.writes.dispose();
  }
}

const delegateIn = ({ delegateId }: FieldState): UserId | undefined =>
  typeof delegateId === 'string' && delegateId !== '' ? asUserId(delegateId) : undefined;
