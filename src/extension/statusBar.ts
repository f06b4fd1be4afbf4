import * as vscode from 'vscode';
import type { Disposable } from '../core/ports';
import type { Session } from '../core/session/session';
import type { TenantLock } from '../core/session/tenantLock';
import type { CommandId } from './ids';
import { withoutIcons } from './plainText';

const menuCommand: CommandId = 'conductorone.tenantMenu';

/** Always says which tenant the window works on, as whom, and whether it can be changed. */
export class TenantStatusBar implements Disposable {
  private readonly item: vscode.StatusBarItem;

  constructor(private readonly lock: TenantLock) {
    this.item = vscode.window.createStatusBarItem(
      'conductorone.tenant',
      vscode.StatusBarAlignment.Left,
      0,
    );
    this.item.name = 'ConductorOne Tenant';
    this.item.command = menuCommand;
    this.item.show();
  }

  show(session: Session): void {
    const { text, tooltip, isWarning } = this.describe(session);
    this.item.text = text;
    this.item.tooltip = tooltip;
    this.item.accessibilityInformation = { label: tooltip };
    this.item.backgroundColor = isWarning
      ? new vscode.ThemeColor('statusBarItem.warningBackground')
      : undefined;
  }

  dispose(): void {
    this.item.dispose();
  }

  private describe(session: Session): { text: string; tooltip: string; isWarning: boolean } {
    switch (session.kind) {
      case 'signedOut':
        return {
          text: '$(key) ConductorOne',
          tooltip: 'ConductorOne: not signed in',
          isWarning: false,
        };
      case 'connecting':
        return {
          text: `$(loading~spin) ${withoutIcons(session.tenant.displayName)}`,
          tooltip: `ConductorOne: connecting to ${session.tenant.displayName}`,
          isWarning: false,
        };
      case 'failed':
      case 'noAccess':
        return {
          text: `$(error) ${withoutIcons(session.tenant.displayName)}`,
          tooltip: `ConductorOne: ${session.tenant.displayName}: ${session.error.message}`,
          isWarning: false,
        };
      case 'signedIn': {
        const { key, displayName, host, identityName } = session.tenant;
        const isUnlocked = this.lock.isUnlocked(key);
        const who = identityName === '' ? '' : ` · ${identityName}`;
        const isDemo = session.tenant.credentialKind === 'demo';
        return {
          text: `$(${isUnlocked ? 'unlock' : 'lock'}) ${withoutIcons(`${displayName}${who}`)}`,
          tooltip: `ConductorOne: ${displayName} (${host})${who}, ${
            isUnlocked ? 'unlocked: changes are possible' : 'locked: nothing can be changed'
          }`,
          isWarning: isUnlocked && !isDemo,
        };
      }
    }
  }
}
