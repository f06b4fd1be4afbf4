import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { ChangeHistory } from '../core/change/journal/changeHistory';
import { FileChangeJournal, type ChangeJournal } from '../core/change/journal/changeJournal';
import { newJournalFileName } from '../core/change/journal/journalFiles';
import { DelegationMemory } from '../core/delegation/delegationMemory';
import { RememberingJournal } from '../core/delegation/rememberingJournal';
import { DraftFiles } from '../core/panels/draftFiles';
import type { Clock, Disposable, Logger } from '../core/ports';

/** What windows keep on the disk about tenants, besides who they are. */
export interface Records extends Disposable {
  readonly delegationMemory: DelegationMemory;
  readonly drafts: DraftFiles;
  readonly history: ChangeHistory;
  readonly journal: ChangeJournal;
  /** Tells of an outcome that the disk does not take. */
  readonly onDidFailToNote: FileChangeJournal['onDidFail'];
  /** Asks the disk again to take outcomes that it did not take. */
  retryUnnoted(): Promise<void>;
}

/** Opens what is kept below the folder; nothing is read yet. */
export function openRecords(
  storagePath: string,
  parts: { readonly clock: Clock; readonly logger: Logger },
): Records {
  const { clock, logger } = parts;
  const folder = join(storagePath, 'journal');
  const file = new FileChangeJournal(join(folder, newJournalFileName(process.pid)), clock);
  const { underWay, unnoted } = file;
  const history = new ChangeHistory({ folder, clock, logger, underWay, unnoted });
  const memory = new DelegationMemory(join(storagePath, 'delegations'), randomUUID(), clock);
  const drafts = new DraftFiles(join(storagePath, 'drafts'));
  const subscription = file.onDidWrite(() => history.noteChange());
  return {
    delegationMemory: memory,
    drafts,
    history,
    journal: new RememberingJournal({ journal: file, memory, logger }),
    onDidFailToNote: file.onDidFail,
    retryUnnoted: () => file.retryUnnoted(),
    dispose: () => {
      subscription.dispose();
      history.dispose();
      file.dispose();
      drafts.dispose();
    },
  };
}
