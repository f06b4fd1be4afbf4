import * as vscode from 'vscode';
import { abortable } from '../core/util/abort';

/**
 * Says in a notification that work is going on, until it is done or its session ends: VS Code lets
 * an extension take back no other notification.
 *
 * @param signal aborts when the session ends; the work itself goes on.
 */
export function showProgress<Result>(
  title: string,
  work: Promise<Result>,
  signal: AbortSignal | undefined,
): Promise<Result> {
  // How the work fails is told to whoever awaits it.
  const shown = abortable(work, signal).catch(() => undefined);
  void vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title },
    () => shown,
  );
  return work;
}
