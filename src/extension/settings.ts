import * as vscode from 'vscode';

const section = 'conductorone';

/** Values of a wrong type count as not set. */
export interface Settings {
  readonly showResourceTypes: boolean;
  readonly freshnessMs: number;
  readonly skipsConfirmationOfDemo: boolean;
  /** As `isProduction` takes them. */
  readonly productionTenants: readonly string[];
  readonly highRiskLabels: readonly string[];
  /** 0 to keep the journal of changes for ever. */
  readonly journalRetentionDays: number;
  readonly logLevel: LogLevelName;
}

export const logLevelNames = ['error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevelName = (typeof logLevelNames)[number];

function readSettings(): Settings {
  const configuration = vscode.workspace.getConfiguration(section);
  const showResourceTypes: unknown = configuration.get('showResourceTypes');
  const freshnessMinutes: unknown = configuration.get('freshnessMinutes');
  const retentionDays: unknown = configuration.get('journalRetentionDays');
  const logLevel: unknown = configuration.get('logLevel');
  const isMinutes =
    typeof freshnessMinutes === 'number' && freshnessMinutes >= 0 && freshnessMinutes <= 1440;
  return {
    showResourceTypes: showResourceTypes !== false,
    freshnessMs: (isMinutes ? freshnessMinutes : 5) * 60_000,
    skipsConfirmationOfDemo: configuration.get('confirmations') === 'exceptDemoTenant',
    productionTenants: texts(configuration.get('productionTenants')) ?? [],
    highRiskLabels: texts(configuration.get('highRiskLabels')) ?? ['high', 'critical'],
    journalRetentionDays:
      typeof retentionDays === 'number' && retentionDays >= 0 ? retentionDays : 365,
    logLevel: logLevelNames.find((name) => name === logLevel) ?? 'info',
  };
}

function texts(value: unknown): readonly string[] | undefined {
  return Array.isArray(value)
    ? value.filter((item): item is string => typeof item === 'string')
    : undefined;
}

/** The settings of now, read only when one of them has changed. */
export class CurrentSettings implements vscode.Disposable {
  private known: Settings | undefined;
  private readonly changes = new vscode.EventEmitter<void>();
  private readonly subscription = vscode.workspace.onDidChangeConfiguration((event) => {
    if (!event.affectsConfiguration(section)) return;
    this.known = undefined;
    this.changes.fire();
  });

  /** Tells when any setting of ours changes. */
  readonly onDidChange = this.changes.event;

  get value(): Settings {
    return (this.known ??= readSettings());
  }

  dispose(): void {
    this.subscription.dispose();
    this.changes.dispose();
  }
}
