import assert from 'node:assert/strict';
import {
  changeNodes,
  changeProblem,
  entriesOfNodes,
  type ChangeNode,
} from '../../../../../src/core/change/journal/changeNode';
import { changeRow, changeTooltip } from '../../../../../src/core/change/journal/changeRows';
import type { JournalEntry } from '../../../../../src/core/change/journal/journalEntry';
import { asUserId } from '../../../../../src/core/model/ids';
import { aJournalEntry } from '../../../../support/journalBench';
import { inTimeZone } from '../../../../support/timeZone';

const now = new Date('2026-03-10T12:00:00Z');

const rowOf = (node: ChangeNode) => changeRow(node.content, now);
const entryRow = (fields: Partial<JournalEntry> = {}) =>
  changeRow({ kind: 'entry', entry: aJournalEntry(fields) }, now);

describe('the rows of the journal', () => {
  inTimeZone('UTC');

  it('are grouped by day, newest first', () => {
    const nodes = changeNodes({
      entries: [
        aJournalEntry({ id: 'a' }),
        aJournalEntry({ id: 'b' }),
        aJournalEntry({ id: 'c', at: new Date('2026-03-09T23:59:00Z') }),
        aJournalEntry({ id: 'd', at: new Date('2026-02-28T01:00:00Z') }),
      ],
      unreadableCount: 2,
    });
    assert.deepEqual(
      nodes.map((node) => `${rowOf(node).label}  ${rowOf(node).description}`),
      [
        'Today  2 changes',
        'Yesterday  1 change',
        'Sat 28 Feb 2026  1 change',
        '2 lines of the journal cannot be read  damaged, or of a later version; left as they are',
      ],
    );
    assert.deepEqual(
      entriesOfNodes(nodes.slice(0, 1)).map(({ id }) => id),
      ['a', 'b'],
    );
  });

  it('say what was changed by whom and when, and how it ended where that is worth a word', () => {
    const what = '2026-03-13 13:00 +00:00 → standing · Ana Lima · 11:00';
    assert.equal(entryRow().label, 'Ben: Admins on GitHub');
    assert.equal(entryRow().description, what);
    const rows = [
      entryRow({ undoneBy: 'other' }),
      entryRow({ undoes: 'other' }),
      entryRow({ outcome: 'unknown' }),
      entryRow({ outcome: 'failed' }),
      entryRow({ outcome: 'notNoted' }),
    ];
    assert.deepEqual(
      rows.map(({ context, description }) => [context, description.replace(`${what} · `, '')]),
      [
        ['change.undone', 'undone'],
        ['change.applied', 'made, an undo'],
        ['change.unknown', 'outcome unknown'],
        ['change.failed', 'not made'],
        ['change.notNoted', 'outcome not noted yet'],
      ],
    );
  });

  it('name the fields where there are many', () => {
    const difference = { field: 'alias', label: 'Alias', before: 'not set', after: 'adm' };
    const row = entryRow({
      differences: [difference, { ...difference, field: 'slug', label: 'Slug' }],
    });
    assert.match(row.description, /^Alias, Slug · /);
  });

  it('say what failed where the journal cannot be read', () => {
    const row = rowOf(changeProblem(new Error('EACCES: no')));
    assert.equal(row.label, 'The journal of changes could not be read');
    assert.equal(row.description, 'EACCES: no');
  });

  it('tell the exact times, the request and its id in the tooltip', () => {
    const tooltip = changeTooltip({ kind: 'entry', entry: aJournalEntry() });
    assert.equal(
      tooltip,
      [
        'Ben: Admins on GitHub',
        '',
        'Expiration: 2026-03-13 13:00 +00:00 (2026-03-13 13:00:00 UTC) → standing (no expiration)',
        '',
        'Outcome: made',
        'Who: Ana Lima',
        'Sent: 2026-03-10 11:00 +00:00 (2026-03-10 11:00:00 UTC)',
        'Outcome known: 2026-03-10 11:00 +00:00 (2026-03-10 11:00:01 UTC)',
        'Request id: request-1',
        'Request: POST /path {}',
        'Entry: entry',
      ].join('\n'),
    );
  });

  it('say that the dates of a delegation are not known where no answer came', () => {
    const entry = aJournalEntry({
      change: {
        kind: 'setDelegation',
        userId: asUserId('ana'),
        delegateId: asUserId('ben'),
        startsAt: undefined,
        endsAt: undefined,
      },
      after: { delegateId: 'ben' },
    });
    assert.match(changeTooltip({ kind: 'entry', entry }) ?? '', /its dates are not known/);
  });
});
