import * as vscode from 'vscode';
import { C1Error, CancelledError, SignInRequiredError, toError } from '../core/errors';
import { TenantLockedError } from '../core/session/tenantLock';
import type { CommandId } from './ids';
import type { OutputLog } from './outputLog';
import { withoutLinks } from './plainText';

interface Way {
  readonly title: string;
  readonly command: CommandId;
}

/**
 * Where an error is shown. VS Code lets no extension take a notification back:
 * - `notification` stays until the person closes it;
 * - `passing` goes by itself, where the views and the status bar go on saying what failed;
 * - `dialog` is answered before anything else, so that it can't outlive the next, better try.
 */
export type ErrorPlace = 'notification' | 'passing' | 'dialog';

/** The one place that shows notifications. An error says what failed, why, and the ways on. */
export class ErrorReporter {
  constructor(private readonly log: OutputLog) {}

  /** @param what what failed, as a sentence without its full stop: `The change was not made`. */
  report(what: string, thrown: unknown, place: ErrorPlace = 'notification'): void {
    const error = toError(thrown);
    if (error instanceof CancelledError) return;
    this.log.error(`${what}: ${error.name}: ${error.message}${idOf(error)}${causesOf(error)}`);
    void this.show(`${what}.`, `${error.message}${idOf(error)}`, waysOn(error), place);
  }

  /** A sentence that needs no log entry behind it. */
  warn(message: string): void {
    void vscode.window.showWarningMessage(withoutLinks(message));
  }

  /** Something that went well. */
  tell(message: string): void {
    void vscode.window.showInformationMessage(withoutLinks(message));
  }

  /** Something to know, with ways on; undefined where the person takes none. */
  offer<Title extends string>(
    message: string,
    ...ways: readonly Title[]
  ): PromiseLike<Title | undefined> {
    return vscode.window.showInformationMessage(withoutLinks(message), ...ways);
  }

  private async show(
    what: string,
    why: string,
    ways: readonly Way[],
    place: ErrorPlace,
  ): Promise<void> {
    const titles = ways.map((way) => way.title);
    const chosen = await showError(place, what, why, titles);
    const way = ways.find(({ title }) => title === chosen);
    if (way !== undefined) await vscode.commands.executeCommand(way.command);
  }
}

function showError(
  place: ErrorPlace,
  what: string,
  why: string,
  titles: readonly string[],
): PromiseLike<string | undefined> {
  const text = withoutLinks(`${what} ${why}`);
  switch (place) {
    case 'notification':
      return vscode.window.showErrorMessage(text, ...titles);
    case 'passing':
      // An error with buttons stays; a warning does not.
      return vscode.window.showWarningMessage(text, ...titles);
    case 'dialog':
      return vscode.window.showErrorMessage(what, { modal: true, detail: why }, ...titles);
  }
}

function waysOn(error: Error): readonly Way[] {
  const showLog: Way = { title: 'Show Log', command: 'conductorone.showLog' };
  if (error instanceof SignInRequiredError) {
    return [{ title: 'Sign In', command: 'conductorone.signInAgain' }, showLog];
  }
  if (error instanceof TenantLockedError) {
    return [{ title: 'Unlock Tenant', command: 'conductorone.unlockTenant' }];
  }
  return [showLog];
}

const idOf = (error: Error) =>
  error instanceof C1Error && error.requestId !== undefined
    ? ` (request id ${error.requestId})`
    : '';

function causesOf(error: Error): string {
  return error.cause instanceof Error ? ` ← ${error.cause.message}${causesOf(error.cause)}` : '';
}
