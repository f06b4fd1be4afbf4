import assert from 'node:assert/strict';
import {
  changesAsJson,
  changesAsMarkdown,
} from '../../../../../src/core/change/journal/changeExport';
import { aJournalEntry } from '../../../../support/journalBench';
import { inTimeZone } from '../../../../support/timeZone';

describe('changes for other programs', () => {
  inTimeZone('UTC');

  it('are a table of Markdown', () => {
    assert.equal(
      changesAsMarkdown([aJournalEntry()]),
      [
        '| When | Who | What | Change | Outcome | Request id |',
        '| --- | --- | --- | --- | --- | --- |',
        '| 2026-03-10 11:00:00 UTC | `Ana Lima` | `Ben: Admins on GitHub` | `Expiration`: `2026-03-13 13:00 +00:00` → `standing` | made | `request-1` |',
        '',
      ].join('\n'),
    );
  });

  it('in which no name turns into markup, a link, a cell or a line', () => {
    const cellOf = (subject: string) =>
      changesAsMarkdown([aJournalEntry({ who: '', subject })])
        .split('\n')[2]
        ?.split(' |  | ')[1];
    const cells = [
      '[x](command:y) <b>@ana https://evil.example',
      'a | b\n| c',
      'a \\| b',
      'tick ` and `` ticks',
      '`',
    ].map((name) => cellOf(name)?.split(' | `Expiration`')[0]);
    assert.deepEqual(cells, [
      '`[x](command:y) <b>@ana https://evil.example`',
      '`a \\| b \\| c`',
      '`a \\\\| b`',
      '```tick ` and `` ticks```',
      '`` ` ``',
    ]);
  });

  it('are JSON with all that the journal keeps', () => {
    const tenant = { host: 'acme.conductor.one', displayName: 'acme' };
    const exported: unknown = JSON.parse(
      changesAsJson(tenant, [aJournalEntry()], new Date('2026-03-10T12:00:00Z')),
    );
    assert.ok(typeof exported === 'object' && exported !== null && 'entries' in exported);
    const { entries, ...rest } = exported;
    assert.deepEqual(rest, { version: 1, exportedAt: '2026-03-10T12:00:00.000Z', tenant });
    assert.deepEqual(entries, JSON.parse(JSON.stringify([aJournalEntry()])));
  });
});
