import type { AppId, UserId } from '../model/ids';
import type { AppSegment } from './appSegment';
import { textAt } from './textColumn';

/** A grant by its place: the app's segment and the row there. */
export interface GrantPlace {
  readonly segment: AppSegment;
  readonly row: number;
}

/** Rows of accounts and of their grants, by person and by account. */
interface SegmentLookup {
  readonly accountRowsOfUser: ReadonlyMap<string, readonly number[]>;
  /** Rows of grants, those of one account after another. */
  readonly grantsByAccount: Uint32Array;
  readonly grantsByAccountEnds: Uint32Array;
}

/** Everything that was read of a tenant, app by app, for questions that the API cannot answer. */
export class AccessIndex {
  private readonly segments = new Map<AppId, AppSegment>();
  private readonly lookups = new Map<AppId, SegmentLookup>();

  /** Takes in an app, in the place of what was known of it. */
  put(segment: AppSegment): void {
    this.segments.set(segment.app.id, segment);
    this.lookups.set(segment.app.id, lookupOf(segment));
  }

  /** Forgets an app that is no longer in the tenant. */
  remove(appId: AppId): void {
    this.segments.delete(appId);
    this.lookups.delete(appId);
  }

  /** Grants that end from one moment up to another, the first to end first. */
  endingBetween(from: Date, to: Date): readonly GrantPlace[] {
    const found: GrantPlace[] = [];
    const [fromMs, toMs] = [from.getTime(), to.getTime()];
    for (const segment of this.segments.values()) {
      const { expiresAtMs } = segment.grants;
      for (let row = 0; row < expiresAtMs.length; row++) {
        const endMs = expiresAtMs[row] ?? NaN;
        if (endMs >= fromMs && endMs < toMs) found.push({ segment, row });
      }
    }
    return found.sort((one, other) => endMsOf(one) - endMsOf(other));
  }

  /** Everything that a person holds over all accounts. */
  heldBy(userId: UserId): readonly GrantPlace[] {
    return [...this.segments.values()].flatMap((segment) => {
      const lookup = this.lookups.get(segment.app.id);
      const accountRows = lookup?.accountRowsOfUser.get(userId) ?? [];
      return accountRows.flatMap((account) => grantsOfAccount(segment, lookup, account));
    });
  }
}

const endMsOf = ({ row, segment }: GrantPlace): number => segment.grants.expiresAtMs[row] ?? NaN;

function grantsOfAccount(
  segment: AppSegment,
  lookup: SegmentLookup | undefined,
  account: number,
): readonly GrantPlace[] {
  if (lookup === undefined) return [];
  const { grantsByAccount, grantsByAccountEnds } = lookup;
  const start = account === 0 ? 0 : (grantsByAccountEnds[account - 1] ?? 0);
  return Array.from(grantsByAccount.subarray(start, grantsByAccountEnds[account]), (row) => ({
    segment,
    row,
  }));
}

function lookupOf({ accounts, grants }: AppSegment): SegmentLookup {
  const accountRowsOfUser = new Map<string, number[]>();
  for (let row = 0; row < accounts.flags.length; row++) {
    const userId = textAt(accounts.userIds, row);
    if (userId === '') continue;
    const rows = accountRowsOfUser.get(userId);
    if (rows === undefined) accountRowsOfUser.set(userId, [row]);
    else rows.push(row);
  }
  return { accountRowsOfUser, ...grantsByAccountOf(grants.accounts, accounts.flags.length) };
}

/** A counting sort: the rows of grants in the order of their accounts. */
function grantsByAccountOf(
  accounts: Uint32Array,
  accountCount: number,
): Pick<SegmentLookup, 'grantsByAccount' | 'grantsByAccountEnds'> {
  const next = new Uint32Array(accountCount + 1);
  for (const account of accounts) next[account + 1] = (next[account + 1] ?? 0) + 1;
  for (let at = 1; at < next.length; at++) next[at] = (next[at] ?? 0) + (next[at - 1] ?? 0);
  const grantsByAccount = new Uint32Array(accounts.length);
  for (let row = 0; row < accounts.length; row++) {
    const account = accounts[row] ?? 0;
    const place = next[account] ?? 0;
    grantsByAccount[place] = row;
    next[account] = place + 1;
  }
  return { grantsByAccount, grantsByAccountEnds: next.subarray(0, accountCount) };
}
