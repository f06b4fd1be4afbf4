/** Entries of the journal in which a test names only what matters to it. */
import { appendFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { JournalEntry } from '../../src/core/change/journal/journalEntry';
import { asAccountId, asAppId, asEntitlementId } from '../../src/core/model/ids';

export const aGrantRef = {
  appId: asAppId('github'),
  entitlementId: asEntitlementId('admin'),
  accountId: asAccountId('ana'),
};

/** The text of a line that was written before a request left. */
export function begunLine(fields: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    version: 1,
    event: 'begun',
    at: '2026-03-10T11:00:00.000Z',
    id: 'entry',
    tenantKey: 'acme.conductor.one',
    who: 'Ana Lima',
    subject: 'Ben: Admins on GitHub',
    change: { kind: 'removeExpiration', grant: aGrantRef },
    before: { expiresAt: '2026-03-13T13:00:00.000Z' },
    after: { expiresAt: null },
    differences: [],
    request: { method: 'POST', path: '/path', body: {} },
    ...fields,
  });
}

/** The text of a line that was written once the outcome was known. */
export function settledLine(fields: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    version: 1,
    event: 'settled',
    at: '2026-03-10T11:00:01.000Z',
    id: 'entry',
    outcome: 'applied',
    after: { expiresAt: null },
    ...fields,
  });
}

/** The text of a line that was written once a list was carried through. */
export function endedLine(fields: Readonly<Record<string, unknown>> = {}): string {
  const at = '2026-03-10T11:00:02.000Z';
  return JSON.stringify({ version: 1, event: 'ended', at, id: 'bulk', ...fields });
}

/** Adds text to a file, whatever is in it. */
export async function addText(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await appendFile(path, text);
}

/** Adds whole lines to a file. */
export const addLines = (path: string, lines: readonly string[]): Promise<void> =>
  addText(path, lines.map((line) => `${line}\n`).join(''));

export function aJournalEntry(fields: Partial<JournalEntry> = {}): JournalEntry {
  return {
    id: 'entry',
    at: new Date('2026-03-10T11:00:00Z'),
    tenantKey: 'acme.conductor.one',
    who: 'Ana Lima',
    subject: 'Ben: Admins on GitHub',
    change: { kind: 'removeExpiration', grant: aGrantRef },
    before: { expiresAt: '2026-03-13T13:00:00.000Z' },
    wanted: { expiresAt: null },
    after: { expiresAt: null },
    differences: [
      {
        field: 'expiresAt',
        label: 'Expiration',
        before: '2026-03-13 13:00 +00:00 (2026-03-13 13:00:00 UTC)',
        after: 'standing (no expiration)',
      },
    ],
    request: { method: 'POST', path: '/path', body: {} },
    outcome: 'applied',
    settledAt: new Date('2026-03-10T11:00:01Z'),
    requestId: 'request-1',
    error: undefined,
    inexactUndo: undefined,
    maybeHidden: [],
    undoes: undefined,
    undoneBy: undefined,
    ...fields,
  };
}
