import { previewOfOne } from '../../core/change/changePreview';
import type { JournalEntry } from '../../core/change/journal/journalEntry';
import { planUndo, whyNotUndoable } from '../../core/change/undo/planUndo';
import { readToday } from '../../core/change/undo/readToday';
import { isLatest } from '../../core/change/undo/isLatest';
import type { InexactField, Undo, UndoConflict, UndoWish } from '../../core/change/undo/undo';
import { confirm } from '../prompts';
import type { Services } from '../services';
import { applyAndTell } from './changeGrants';
import { oneEntry, openJournal } from './changesTargets';
import { askExpiration } from './setExpiration';
import { ensureUnlocked } from './unlockTenant';

/** Gives back the state before a change, by another change that is confirmed like any other. */
export async function undoChange(services: Services, args: readonly unknown[]): Promise<void> {
  const journal = await openJournal(services, args);
  if (journal === undefined) return;
  const entry = await oneEntry(journal, services, {
    title: 'Undo',
    isFit: (candidate) => whyNotUndoable(candidate) === undefined,
    none: 'There is no change to undo.',
  });
  if (entry === undefined) return;
  const { effects, session, signal } = journal.scope;
  const reason = whyNotUndoable(entry);
  if (reason !== undefined) {
    services.reporter.tell(`${entry.subject}: ${reason}`);
    return;
  }
  if (!(await ensureUnlocked(services, session))) return;
  const today = await readToday(entry, session, effects, signal);
  const { entries } = await services.history.entries(session.tenant.key);
  const known = { entry, today, session, isLatest: isLatest(entry, entries) };
  const ready = await decided(services, known);
  if (ready === undefined) return;
  const { plan, inexact } = ready;
  const { message, detail } = previewOfOne(plan);
  const isSure = await confirm({
    message: `Undo: ${message}`,
    detail: [detail, ...inexactLines(inexact)].join('\n'),
    action: 'Undo',
  });
  if (isSure) await applyAndTell(services, plan);
}

type Ready = Extract<Undo, { readonly kind: 'ready' }>;

/** Asks what only the person can tell, until there is a plan. Undefined when they leave. */
async function decided(
  services: Services,
  known: Omit<UndoWish, 'now' | 'chosenExpiration'>,
): Promise<Ready | undefined> {
  const { clock, reporter } = services;
  const { entry } = known;
  const wish = { ...known, now: clock.now() };
  const undo = planUndo(wish);
  if (undo.kind === 'impossible') {
    reporter.tell(`${entry.subject}: ${undo.reason}`);
    return undefined;
  }
  if (undo.conflicts.length > 0 && !(await goesOn(entry, undo.conflicts))) return undefined;
  if (undo.kind === 'ready') return undo;
  const { missing, why } = undo;
  if (!(await confirm({ ...inexactQuestion(entry, why), action: 'Choose…' }))) return undefined;
  if (missing.kind === 'delegation') {
    await services.askDelegation(missing, entry.id);
    return undefined;
  }
  const chosenExpiration = await askExpiration(services, `Undo: ${entry.subject}`);
  if (chosenExpiration === undefined) return undefined;
  const chosen = planUndo({ ...wish, chosenExpiration });
  return chosen.kind === 'ready' ? chosen : undefined;
}

const inexactQuestion = ({ subject }: JournalEntry, why: string) => ({
  message: 'This change cannot be undone exactly.',
  detail: `${subject}\n\n${why} Choose what it is to be instead. Nothing is sent before the next step.`,
});

/** Whether to undo although the fields are not as the change left them. */
function goesOn({ subject }: JournalEntry, conflicts: readonly UndoConflict[]): Promise<boolean> {
  const lines = conflicts.flatMap(({ isNow, label, was, written }) => [
    label,
    `Before the change: ${was}`,
    `After the change: ${written}`,
    `Now: ${isNow}`,
    '',
  ]);
  return confirm({
    message: 'It was changed again since.',
    detail: [subject, '', ...lines, 'Undoing it replaces what is there now.'].join('\n'),
    action: 'Go On',
  });
}

const inexactLines = (inexact: readonly InexactField[]) =>
  inexact.length === 0
    ? []
    : ['', 'Not given back exactly:', ...inexact.map(({ label, why }) => `${label}: ${why}.`)];
