import { previewOfOne } from '../../core/change/changePreview';
import type { ChangeOutcome, ChangePlan } from '../../core/change/change';
import { pickFields } from '../../core/change/families/fieldState';
import type { EntitlementRef } from '../../core/model/ids';
import { entitlementKey } from '../../core/model/ids';
import { SessionPanel } from '../../core/panels/sessionPanel';
import type { DraftFiles } from '../../core/panels/draftFiles';
import type { EditorPorts } from '../../core/panels/entitlement/editorPorts';
import { EntitlementEditor } from '../../core/panels/entitlement/entitlementEditor';
import {
  panelKeyOf,
  readPanelKey,
  type EntitlementAddress,
} from '../../core/panels/entitlement/entitlementAddress';
import type { PanelController } from '../../core/panels/panelController';
import type { Disposable } from '../../core/ports';
import type { TenantScope } from '../../core/tenantScope';
import { Emitter } from '../../core/util/emitter';
import {
  entitlementPanelProtocol,
  type EntitlementPanelIntent,
  type EntitlementPanelView,
} from '../../shared/messages/entitlementPanel';
import { ensureUnlocked } from '../commands/unlockTenant';
import { confirm } from '../prompts';
import type { Services } from '../services';
import { tellOfClosedTab } from './applyOutcome';
import { choose } from './choosers';
import { ClosedDrafts, type ClosedTab } from './closedDrafts';
import type { PanelHost } from './panelHost';

type Needs = Pick<
  Services,
  'changes' | 'clock' | 'diffDocuments' | 'lock' | 'log' | 'reporter' | 'scope' | 'settings'
> & { readonly drafts: DraftFiles };

/** The tabs in which the settings of entitlements are edited. */
export class EntitlementPanels implements Disposable {
  private readonly sessions = new Emitter<void>();
  private readonly reveal: (objectKey: string) => void;
  private readonly closed: ClosedDrafts;
  private isEnding = false;

  constructor(
    host: Pick<PanelHost, 'register'>,
    private readonly services: Needs,
  ) {
    this.reveal = host.register({
      name: 'entitlement',
      protocol: entitlementPanelProtocol,
      open: (objectKey) => this.panelOf(objectKey),
    });
    this.closed = new ClosedDrafts(services, this.reveal);
  }

  /** The window works on another session than before. */
  noteSession(): void {
    this.services.diffDocuments.forget();
    this.sessions.fire();
  }

  /** Opens the panel of an entitlement's settings. */
  open({ session }: TenantScope, entitlement: EntitlementRef): void {
    this.reveal(panelKeyOf({ tenantKey: session.tenant.key, entitlement }));
  }

  /** To be called before the panels themselves end: with the window, no tab is closed by a person. */
  dispose(): void {
    this.isEnding = true;
    this.sessions.dispose();
  }

  private panelOf(
    objectKey: string,
  ): PanelController<EntitlementPanelView, EntitlementPanelIntent> | undefined {
    const address = readPanelKey(objectKey);
    if (address === undefined) return undefined;
    const title = 'Entitlement Settings';
    const message = `This belongs to the tenant ${address.tenantKey}. Sign in to it or switch to it to go on; what was typed is kept.`;
    let editor: EntitlementEditor | undefined;
    const panel = new SessionPanel<EntitlementPanelView, EntitlementPanelIntent>({
      make: () => {
        const scope = this.services.scope();
        const isOurs = scope?.session.tenant.key === address.tenantKey;
        editor = isOurs ? this.newEditor(scope, address) : undefined;
        return editor;
      },
      waiting: { title, view: () => ({ kind: 'waiting', title, message }) },
      onDidChangeSession: this.sessions.event,
    });
    this.closed.noteOpen(objectKey);
    return {
      title: () => panel.title(),
      view: () => panel.view(),
      onIntent: (intent) => panel.onIntent(intent),
      onDidChange: (listener) => panel.onDidChange(listener),
      dispose: () => {
        const left = editor;
        const name = panel.title().replace(/^● /, '');
        panel.dispose();
        if (!this.isEnding) void this.noteClosed({ objectKey, address, name }, left);
      },
    };
  }

  /** What a change that is being made leaves behind is known once it has ended. */
  private async noteClosed(
    tab: Omit<ClosedTab, 'hasDraft'>,
    editor: EntitlementEditor | undefined,
  ): Promise<void> {
    this.closed.noteGone(tab.objectKey);
    await editor?.settled();
    await this.closed.tellOf({ ...tab, hasDraft: editor?.isDirty === true }, editor?.close());
  }

  private newEditor(scope: TenantScope, { entitlement }: EntitlementAddress): EntitlementEditor {
    const { clock, drafts, log } = this.services;
    const editor = new EntitlementEditor({
      entitlement,
      session: scope.session,
      effects: scope.effects,
      drafts,
      ports: this.portsOf(scope, entitlement),
      clock,
      logger: log,
    });
    void editor.load();
    return editor;
  }

  private portsOf(scope: TenantScope, entitlement: EntitlementRef): EditorPorts {
    const { services } = this;
    const { session } = scope;
    return {
      choose: (request) => choose(scope, request),
      confirmDiscard: () =>
        confirm({
          message: 'Discard what you have changed here?',
          detail: 'Nothing of it was sent. The form shows again what the tenant has.',
          action: 'Discard',
        }),
      confirm: async (plan) =>
        (await ensureUnlocked(services, session)) &&
        confirm({ ...previewOfOne(plan), action: ownerActions[plan.change.kind] ?? 'Apply' }),
      apply: (plan) => this.apply(plan),
      onAbandoned: (plan, outcome) => tellOfClosedTab(services.reporter, plan, outcome),
      showDifference: (title, before, after) => {
        const fields = { ...before, ...after };
        services.diffDocuments
          .show(
            `settings ${entitlementKey(entitlement)}`,
            `${title} (tenant ↔ mine)`,
            { name: 'tenant', value: pickFields(before, fields) },
            { name: 'mine', value: pickFields(after, fields) },
          )
          .catch((error: unknown) =>
            services.reporter.report('The difference could not be shown', error),
          );
      },
    };
  }

  private async apply(plan: ChangePlan): Promise<ChangeOutcome> {
    const { changes, log } = this.services;
    if (!(await ensureUnlocked(this.services, plan.session))) return { kind: 'cancelled' };
    const [outcome = { kind: 'cancelled' }] = await changes.applyAll([plan]);
    if ('error' in outcome) {
      log.error(`${plan.subject}: ${outcome.kind}: ${outcome.error.message}`);
    }
    return outcome;
  }
}

const ownerActions: Readonly<Partial<Record<ChangePlan['change']['kind'], string>>> = {
  addOwner: 'Add Owner',
  removeOwner: 'Remove Owner',
};
