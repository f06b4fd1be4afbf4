import * as vscode from 'vscode';
import type { Clock, Disposable } from '../core/ports';
import type { Session } from '../core/session/session';
import type { TenantLock } from '../core/session/tenantLock';
import type { CommandId } from './ids';
import type { CurrentSettings } from './settings';
import { tenantStatus, type TenantStatus } from './tenantStatus';

const menuCommand: CommandId = 'conductorone.tenantMenu';

/** The only two background colours that VS Code takes for an item. */
const backgrounds: Readonly<Record<TenantStatus['emphasis'], vscode.ThemeColor | undefined>> = {
  none: undefined,
  warning: new vscode.ThemeColor('statusBarItem.warningBackground'),
  error: new vscode.ThemeColor('statusBarItem.errorBackground'),
};

/** Always says which tenant the window works on, as whom, and whether it can be changed. */
export class TenantStatusBar implements Disposable {
  private readonly item: vscode.StatusBarItem;
  private readonly subscriptions: readonly Disposable[];
  private session: Session = { kind: 'signedOut' };

  constructor(
    private readonly parts: {
      readonly clock: Clock;
      readonly lock: TenantLock;
      readonly settings: CurrentSettings;
    },
  ) {
    this.item = vscode.window.createStatusBarItem(
      'conductorone.tenant',
      vscode.StatusBarAlignment.Left,
      0,
    );
    this.item.name = 'ConductorOne Tenant';
    this.item.command = menuCommand;
    this.item.show();
    this.subscriptions = [
      parts.lock.onDidTick(() => this.draw()),
      parts.settings.onDidChange(() => this.draw()),
    ];
  }

  show(session: Session): void {
    this.session = session;
    this.draw();
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.item.dispose();
  }

  private draw(): void {
    const { clock, lock, settings } = this.parts;
    const { text, tooltip, emphasis } = tenantStatus(this.session, {
      lock,
      now: clock.now(),
      productionTenants: settings.value.productionTenants,
    });
    this.item.text = text;
    this.item.tooltip = tooltip;
    this.item.accessibilityInformation = { label: tooltip };
    this.item.backgroundColor = backgrounds[emphasis];
  }
}
