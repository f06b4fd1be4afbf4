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

/** The one place that shows notifications. An error says what failed, why, and the ways on. */
export class ErrorReporter {
  constructor(private readonly log: OutputLog) {}

  /** @param what what failed, as a sentence without its full stop: `The change was not made`. */
  report(what: string, thrown: unknown): void {
    const error = toError(thrown);
    if (error instanceof CancelledError) return;
    this.log.error(`${what}: ${error.name}: ${error.message}${idOf(error)}${causesOf(error)}`);
    void this.show(`${what}. ${error.message}${idOf(error)}`, waysOn(error));
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

  private async show(message: string, ways: readonly Way[]): Promise<void> {
    const titles = ways.map((way) => way.title);
    const chosen = await vscode.window.showErrorMessage(withoutLinks(message), ...titles);
    const way = ways.find(({ title }) => title === chosen);
    if (way !== undefined) await vscode.commands.executeCommand(way.command);
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
