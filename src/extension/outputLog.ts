import * as vscode from 'vscode';
import type { Disposable, Logger } from '../core/ports';
import { logLevelNames, type CurrentSettings, type LogLevelName } from './settings';

/** The log of the extension, in the panel *Output*. */
export interface OutputLog extends Logger, Disposable {
  show(): void;
}

/** Lines below the level of the setting are left out; VS Code's own level of the channel filters besides. */
export function createOutputLog(settings: CurrentSettings): OutputLog {
  const channel = vscode.window.createOutputChannel('ConductorOne', { log: true });
  const write = (level: LogLevelName) => (message: string) => {
    const wanted = logLevelNames.indexOf(settings.value.logLevel);
    if (logLevelNames.indexOf(level) <= wanted) channel[level](message);
  };
  return {
    trace: write('trace'),
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    show: () => channel.show(true),
    dispose: () => channel.dispose(),
  };
}
