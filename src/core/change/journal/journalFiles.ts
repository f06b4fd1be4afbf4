import { randomUUID } from 'node:crypto';
import { isErrorCode } from '../../util/privateFile';

/** The file of a window carries the id of the window's process, so that others see when it is gone. */
const fileName = /^(\d+)\.[0-9a-f-]{36}\.jsonl$/;

export const newJournalFileName = (processId: number): string =>
  `${processId}.${randomUUID()}.jsonl`;

/** Whether a name in the folder of the journal is that of a file of entries. */
export const isJournalFileName = (name: string): boolean => name.endsWith('.jsonl');

/**
 * Whether the window that wrote a file may still write to it. A process that took over the number of
 * one that is gone looks like it: what depends on the answer goes by the age of an entry besides.
 */
export function isWindowAlive(
  name: string,
  isProcessAlive: (processId: number) => boolean,
): boolean {
  const processId = fileName.exec(name)?.[1];
  return processId !== undefined && isProcessAlive(Number(processId));
}

/** Whether there is such a process on this machine, of whatever user. */
export function isProcessAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return !isErrorCode(error, 'ESRCH');
  }
}
