import * as vscode from 'vscode';

const section = 'conductorone';

/** The settings as they are at the moment of reading. Values of a wrong type count as not set. */
export interface Settings {
  readonly showResourceTypes: boolean;
  readonly freshnessMs: number;
  readonly skipsConfirmationOfDemo: boolean;
  readonly highRiskLabels: readonly string[];
  readonly logLevel: LogLevelName;
}

export const logLevelNames = ['error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevelName = (typeof logLevelNames)[number];

export function readSettings(): Settings {
  const configuration = vscode.workspace.getConfiguration(section);
  const showResourceTypes: unknown = configuration.get('showResourceTypes');
  const freshnessMinutes: unknown = configuration.get('freshnessMinutes');
  const highRiskLabels: unknown = configuration.get('highRiskLabels');
  const logLevel: unknown = configuration.get('logLevel');
  const isMinutes =
    typeof freshnessMinutes === 'number' && freshnessMinutes >= 0 && freshnessMinutes <= 1440;
  return {
    showResourceTypes: showResourceTypes !== false,
    freshnessMs: (isMinutes ? freshnessMinutes : 5) * 60_000,
    skipsConfirmationOfDemo: configuration.get('confirmations') === 'exceptDemoTenant',
    highRiskLabels: Array.isArray(highRiskLabels)
      ? highRiskLabels.filter((label): label is string => typeof label === 'string')
      : ['high', 'critical'],
    logLevel: logLevelNames.find((name) => name === logLevel) ?? 'info',
  };
}

/** Tells when any setting of ours changes. */
export function onDidChangeSettings(listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(section)) listener();
  });
}
