import assert from 'node:assert/strict';
import { dirname } from 'node:path';
import { ChangeHistory } from '../../src/core/change/journal/changeHistory';
import type { ChangePlan } from '../../src/core/change/change';
import type { JournalEntry } from '../../src/core/change/journal/journalEntry';
import { isLatest } from '../../src/core/change/undo/isLatest';
import { planUndo } from '../../src/core/change/undo/planUndo';
import { readToday } from '../../src/core/change/undo/readToday';
import type { Undo } from '../../src/core/change/undo/undo';
import { useChangeBench, type ChangeBench } from './changeBench';
import type { Consistency } from './withEmulator';

/** A window that has made changes and looks at its journal. */
export class UndoBench {
  private readonly history: ChangeHistory;

  constructor(readonly bench: ChangeBench) {
    const { clock, logger } = bench.office;
    this.history = new ChangeHistory({ folder: dirname(bench.journalPath), clock, logger });
  }

  /** Makes a change and gives what the journal says about it. */
  async make(plan: ChangePlan): Promise<JournalEntry> {
    const outcome = await this.bench.apply(plan);
    assert.equal(outcome.kind, 'applied', 'error' in outcome ? outcome.error.message : '');
    const [newest] = await this.entries();
    assert.ok(newest);
    return newest;
  }

  async entries(): Promise<readonly JournalEntry[]> {
    return (await this.history.entries(this.bench.session.tenant.key)).entries;
  }

  /** Plans the undo of an entry against what the tenant has now. */
  async undo(entry: JournalEntry, chosenExpiration?: Date): Promise<Undo> {
    const { effects, office, session } = this.bench;
    return planUndo({
      entry,
      today: await readToday(entry, session, effects),
      session,
      now: office.clock.now(),
      isLatest: isLatest(entry, await this.entries()),
      ...(chosenExpiration === undefined ? {} : { chosenExpiration }),
    });
  }

  /** Undoes an entry that can be undone exactly and without a conflict. */
  async undoExactly(entry: JournalEntry): Promise<JournalEntry> {
    const undo = await this.undo(entry);
    assert.ok(undo.kind === 'ready', JSON.stringify(undo));
    assert.deepEqual(undo.conflicts, []);
    assert.deepEqual(undo.inexact, []);
    return this.make(undo.plan);
  }

  dispose(): void {
    this.history.dispose();
  }
}

/** Gives each test of the suite such a window. */
export function useUndoBench(consistency?: Consistency): { readonly current: UndoBench } {
  const benches = useChangeBench(undefined, consistency);
  let current: UndoBench | undefined;
  beforeEach(() => {
    current = new UndoBench(benches.current);
  });
  afterEach(() => current?.dispose());
  return {
    get current() {
      assert.ok(current);
      return current;
    },
  };
}
