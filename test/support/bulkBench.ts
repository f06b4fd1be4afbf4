import assert from 'node:assert/strict';
import type { ChangeOutcome } from '../../src/core/change/change';
import { readCurrentGrants } from '../../src/core/change/families/currentGrants';
import { planExpiration } from '../../src/core/change/plan/planExpiration';
import { grantKey, grantRefOf, type GrantRef } from '../../src/core/model/ids';
import { BulkEditor, type BulkEditorParts } from '../../src/core/panels/bulk/bulkEditor';
import type { PlanGrant } from '../../src/core/panels/bulk/bulkRow';
import { anApp, anEntitlement } from './builders';
import type { ChangeBench } from './changeBench';

/** What the editors of a test asked and told. */
export class BulkBench {
  /** How many grants each question was about. */
  readonly asked: number[] = [];
  /** What a person says when asked. */
  agrees: () => boolean | Promise<boolean> = () => true;
  readonly abandoned: ChangeOutcome['kind'][][] = [];

  constructor(private readonly bench: ChangeBench) {}

  /** Opens an editor for grants as the tenant has them now. */
  async open(
    refs: readonly GrantRef[],
    plan: PlanGrant,
    parts: Partial<BulkEditorParts> = {},
  ): Promise<BulkEditor> {
    const { catalog, office, session, store } = this.bench;
    const grants = await readCurrentGrants(session.connection.api, refs);
    const targets = refs.map((ref) => {
      const grant = grants.get(grantKey(ref));
      assert.ok(grant);
      return { grant, entitlement: grant.entitlement ?? anEntitlement(), app: anApp() };
    });
    return new BulkEditor(targets, plan, {
      session,
      store,
      clock: office.clock,
      changes: this.bench.service(),
      afterOwnWrites: (grant) => catalog.afterOwnWrites(grant),
      approve: async (count) => {
        this.asked.push(count);
        return this.agrees();
      },
      onSettled: () => undefined,
      onAbandoned: (outcomes) => this.abandoned.push(outcomes.map(({ kind }) => kind)),
      ...parts,
    });
  }

  /** Sets the end of each grant. */
  setting(expiresAt: Date): PlanGrant {
    return (target) =>
      planExpiration(
        { kind: 'setExpiration', grant: grantRefOf(target.grant), expiresAt },
        target,
        this.bench.session,
        this.bench.office.clock.now(),
      );
  }
}

/** How each row stands, in the order of the rows: its kind, or how it ended. */
export const kindsOf = ({ rows }: BulkEditor): readonly string[] =>
  rows.map(({ state }) => (state.kind === 'settled' ? state.outcome.kind : state.kind));
