import * as vscode from 'vscode';
import { AccessNode } from '../../core/tree/accessNode';
import { commandIds, type CommandId } from '../ids';
import type { ErrorPlace, ErrorReporter } from '../reportError';

/** A command's body. Arguments come from VS Code, keybindings or other extensions: unchecked. */
export type CommandHandler = (...args: readonly unknown[]) => unknown;

export interface Command {
  readonly run: CommandHandler;
  /** What failed when it throws, as a sentence without its full stop. */
  readonly failure: string;
  /** Where that is shown; as a notification that stays where nothing is said. */
  readonly failsIn?: ErrorPlace;
}

/** Every command there is. */
export type CommandTable = Readonly<Record<CommandId, Command>>;

/**
 * The one place that registers commands: whatever one throws is reported, and none runs twice at
 * once for the same row.
 */
export function registerCommands(table: CommandTable, reporter: ErrorReporter): vscode.Disposable {
  const running = new Set<string>();
  return vscode.Disposable.from(
    ...commandIds.map((id) =>
      vscode.commands.registerCommand(id, async (...args: unknown[]) => {
        const [target] = args;
        const run = `${id} ${target instanceof AccessNode ? target.id : ''}`;
        if (running.has(run)) return;
        running.add(run);
        try {
          await table[id].run(...args);
        } catch (error) {
          reporter.report(table[id].failure, error, table[id].failsIn);
        } finally {
          running.delete(run);
        }
      }),
    ),
  );
}
