import type { Account } from '../model/account';
import type { App, ResourceType } from '../model/app';
import type { Entitlement } from '../model/entitlement';
import { entitlementOf, type Grant } from '../model/grant';
import { entitlementKey, type EntitlementId } from '../model/ids';
import { AccountCollector, entitlementColumns } from './collectors';
import type { AppSegment, GrantColumns } from './appSegment';
import { doubleColumn, integerColumn } from './growingColumn';
import { TextColumn, textAt } from './textColumn';

/** Takes in what pages bring of one app, in any order, and the same row as often as it comes. */
export class SegmentBuilder {
  private readonly entitlements = new Map<EntitlementId, number>();
  private readonly entitlementList: Entitlement[] = [];
  private readonly accounts = new AccountCollector();
  private readonly grants = {
    entitlements: integerColumn(),
    accounts: integerColumn(),
    expiresAtMs: doubleColumn(),
    grantedAtMs: doubleColumn(),
    sources: new TextColumn(),
    sourceEnds: integerColumn(),
  };
  private sourceCount = 0;

  constructor(
    private readonly app: App,
    private readonly resourceTypes: readonly ResourceType[],
    /** When reading began. */
    private readonly readAt: Date,
  ) {}

  addEntitlement(entitlement: Entitlement): number {
    const known = this.entitlements.get(entitlement.entitlementId);
    if (known !== undefined) return known;
    const row = this.entitlementList.push(entitlement) - 1;
    this.entitlements.set(entitlement.entitlementId, row);
    return row;
  }

  addAccount(account: Account): void {
    this.accounts.rowOf(account.id, account);
  }

  addGrant(grant: Grant): void {
    const { accountId, entitlementId, expiresAt, grantedAt, sources } = grant;
    const { grants } = this;
    grants.entitlements.push(
      this.entitlements.get(entitlementId) ?? this.addEntitlement(entitlementOf(grant)),
    );
    grants.accounts.push(this.accounts.rowOf(accountId, grant.account));
    grants.expiresAtMs.push(expiresAt?.getTime() ?? NaN);
    grants.grantedAtMs.push(grantedAt?.getTime() ?? NaN);
    for (const source of sources) grants.sources.push(entitlementKey(source));
    this.sourceCount += sources.length;
    grants.sourceEnds.push(this.sourceCount);
  }

  sealed(): AppSegment {
    const { app, grants, readAt, resourceTypes } = this;
    const collected: CollectedGrants = {
      entitlements: grants.entitlements.sealed(),
      accounts: grants.accounts.sealed(),
      expiresAtMs: grants.expiresAtMs.sealed(),
      grantedAtMs: grants.grantedAtMs.sealed(),
      sources: grants.sources.sealed(),
      sourceEnds: grants.sourceEnds.sealed(),
    };
    const ordered = rowsByEntitlement(collected, this.entitlementList.length, this.accounts.count);
    return {
      app,
      resourceTypes,
      readAt,
      entitlements: { ...entitlementColumns(this.entitlementList), grantEnds: ordered.ends },
      accounts: this.accounts.sealed(),
      grants: pick(collected, ordered.rows),
    };
  }
}

interface CollectedGrants extends GrantColumns {
  readonly entitlements: Uint32Array;
}

/** Rows in the order of their entitlements, without those that came twice. */
function rowsByEntitlement(
  { accounts, entitlements }: CollectedGrants,
  entitlementCount: number,
  accountCount: number,
): { readonly rows: Uint32Array; readonly ends: Uint32Array } {
  const next = new Uint32Array(entitlementCount + 1);
  for (const entitlement of entitlements) next[entitlement + 1] = (next[entitlement + 1] ?? 0) + 1;
  for (let at = 1; at < next.length; at++) next[at] = (next[at] ?? 0) + (next[at - 1] ?? 0);
  const sorted = new Uint32Array(entitlements.length);
  entitlements.forEach((entitlement, row) => {
    const place = next[entitlement] ?? 0;
    sorted[place] = row;
    next[entitlement] = place + 1;
  });
  // An account that has come already for this entitlement holds it once, however often it comes.
  const lastEntitlement = new Int32Array(accountCount).fill(-1);
  const ends = new Uint32Array(entitlementCount);
  let count = 0;
  for (const row of sorted) {
    const account = accounts[row] ?? 0;
    const entitlement = entitlements[row] ?? 0;
    if (lastEntitlement[account] === entitlement) continue;
    lastEntitlement[account] = entitlement;
    sorted[count++] = row;
    ends[entitlement] = count;
  }
  for (let at = 1; at < ends.length; at++) ends[at] = Math.max(ends[at] ?? 0, ends[at - 1] ?? 0);
  return { rows: sorted.slice(0, count), ends };
}

function pick(from: CollectedGrants, rows: Uint32Array): GrantColumns {
  const sources = new TextColumn();
  const sourceEnds = new Uint32Array(rows.length);
  let sourceCount = 0;
  rows.forEach((row, at) => {
    const start = row === 0 ? 0 : (from.sourceEnds[row - 1] ?? 0);
    for (let source = start; source < (from.sourceEnds[row] ?? 0); source++) {
      sources.push(textAt(from.sources, source));
      sourceCount++;
    }
    sourceEnds[at] = sourceCount;
  });
  const gather = (column: Float64Array) => Float64Array.from(rows, (row) => column[row] ?? NaN);
  return {
    accounts: Uint32Array.from(rows, (row) => from.accounts[row] ?? 0),
    expiresAtMs: gather(from.expiresAtMs),
    grantedAtMs: gather(from.grantedAtMs),
    sources: sources.sealed(),
    sourceEnds,
  };
}
