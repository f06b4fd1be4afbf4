import * as vscode from 'vscode';
import { changesAsJson, changesAsMarkdown } from '../../core/change/journal/changeExport';
import { settleEntry } from '../../core/change/journal/settleUnknown';
import { writePrivateFile } from '../../core/util/privateFile';
import { formatTimeOfDay } from '../../shared/text/localTime';
import { countOf } from '../../shared/text/words';
import type { Services } from '../services';
import { oneEntry, openJournal } from './changesTargets';

const noChanges = 'No changes of this tenant are in the journal.';

/** Shows what a change touched, before and after, as JSON side by side. */
export async function showChangeDifference(
  services: Services,
  args: readonly unknown[],
): Promise<void> {
  const journal = await openJournal(services, args);
  if (journal === undefined) return;
  const entry = await oneEntry(journal, services, {
    title: 'Show Difference',
    isFit: () => true,
    none: noChanges,
  });
  if (entry === undefined) return;
  const { after, before, id, subject, wanted } = entry;
  await services.diffDocuments.show(
    id,
    `${subject} (before ↔ ${after === undefined ? 'wanted' : 'after'})`,
    { name: 'before', value: before },
    { name: after === undefined ? 'wanted' : 'after', value: after ?? wanted },
  );
}

/** Puts the rows as a table on the clipboard, or the whole journal of the tenant. */
export async function copyChangesAsMarkdown(
  services: Services,
  args: readonly unknown[],
): Promise<void> {
  const journal = await openJournal(services, args);
  if (journal === undefined) return;
  const entries = journal.chosen.length > 0 ? journal.chosen : journal.entries;
  if (entries.length === 0) {
    services.reporter.tell(noChanges);
    return;
  }
  await vscode.env.clipboard.writeText(changesAsMarkdown(entries));
  vscode.window.setStatusBarMessage(
    `$(check) Copied ${countOf(entries.length, 'change')} as Markdown`,
    2000,
  );
}

/** Writes the whole journal of the tenant, or the selected rows, to a file that only the person may read. */
export async function exportChanges(services: Services, args: readonly unknown[]): Promise<void> {
  const journal = await openJournal(services, args);
  if (journal === undefined) return;
  const { tenant } = journal.scope.session;
  const uri = await vscode.window.showSaveDialog({
    title: `Export the changes of ${tenant.displayName}`,
    filters: { JSON: ['json'] },
    saveLabel: 'Export',
  });
  if (uri === undefined) return;
  if (uri.scheme !== 'file') {
    services.reporter.warn('The changes can only be exported to a file on this machine.');
    return;
  }
  const entries = journal.chosen.length > 1 ? journal.chosen : journal.entries;
  await writePrivateFile(uri.fsPath, changesAsJson(tenant, entries, services.clock.now()));
  services.reporter.tell(`Exported ${countOf(entries.length, 'change')} to ${uri.fsPath}.`);
}

/** Reads the tenant to find out whether a change of unknown outcome was made. */
export async function settleChange(services: Services, args: readonly unknown[]): Promise<void> {
  const journal = await openJournal(services, args);
  if (journal === undefined) return;
  const entry = await oneEntry(journal, services, {
    title: 'Look Whether It Was Made',
    isFit: ({ outcome }) => outcome === 'unknown',
    none: 'Of every change in the journal it is known whether it was made.',
  });
  if (entry === undefined) return;
  const { reporter } = services;
  if (entry.outcome !== 'unknown') {
    reporter.tell(`${entry.subject}: its outcome is known already.`);
    return;
  }
  const { session, signal } = journal.scope;
  const { api } = session.connection;
  const finding = await settleEntry(entry, journal.entries, { ...services, api, signal });
  switch (finding.kind) {
    case 'settled':
      reporter.tell(
        `${entry.subject}: the change was ${finding.outcome.kind === 'applied' ? 'made' : 'not made'}.`,
      );
      return;
    case 'tooEarly':
      reporter.tell(
        `${entry.subject}: what shows may be behind, so it tells nothing yet. Look again after ${formatTimeOfDay(finding.lookAgainAt)}.`,
      );
      return;
    case 'hidden':
    case 'untold':
      reporter.warn(
        `${entry.subject}: it stays unknown whether the change was made. ${finding.why}`,
      );
  }
}
