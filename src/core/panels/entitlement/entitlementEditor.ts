import { withoutConfigs } from '../../../shared/forms/entitlement/accountConfig';
import { settingsIn } from '../../../shared/forms/entitlement/settings';
import type {
  EditingView,
  EntitlementPanelIntent,
  EntitlementPanelView,
  Notice,
} from '../../../shared/messages/entitlementPanel';
import type { ChangePlan } from '../../change/change';
import { ChangeConflictError } from '../../change/changeErrors';
import { CancelledError, toError } from '../../errors';
import { entitlementKey } from '../../model/ids';
import type { Disposable } from '../../ports';
import { Emitter } from '../../util/emitter';
import type { PanelController } from '../panelController';
import { EditedForm } from './editedForm';
import type { EntitlementEditorParts } from './editorPorts';
import { editingView, titleOf } from './editorView';
import type { FormIntent } from './formIntents';
import { mineOf } from './formState';
import { GrantReach } from './grantReach';
import { outcomeNotice } from './outcomeNotice';
import { OwnersEditor } from './ownersEditor';
import { readEntitlement, subjectOf, type ReadEntitlement } from './readEntitlement';

type Phase =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly message: string }
  | ({ readonly kind: 'editing' } & ReadEntitlement);

/** The settings of one entitlement while a person looks at them and edits them. */
export class EntitlementEditor implements PanelController<
  EntitlementPanelView,
  EntitlementPanelIntent
> {
  private phase: Phase = { kind: 'loading' };
  private busy: EditingView['busy'] = null;
  private notice: Notice | undefined;
  private loadCount = 0;
  private applying: Promise<void> | undefined;
  private readonly end = new AbortController();
  private readonly changes = new Emitter<void>();
  private readonly form: EditedForm;
  private readonly owners: OwnersEditor;
  private readonly reach: GrantReach;
  private readonly moves: Disposable;

  readonly onDidChange = this.changes.event;

  constructor(private readonly parts: EntitlementEditorParts) {
    const { effects, entitlement, session } = parts;
    const onDidChange = () => this.changes.fire();
    this.form = new EditedForm(parts, this.end.signal, onDidChange);
    this.owners = new OwnersEditor(parts, this.end.signal, () => this.subject, onDidChange);
    this.reach = new GrantReach(session.connection.api, entitlement, onDidChange);
    this.moves = effects.onDidMove((change) => {
      const isOurs = this.busy === 'applying' || change.kind !== 'updateEntitlement';
      if (isOurs || entitlementKey(change.entitlement) !== entitlementKey(entitlement)) return;
      void this.load();
    });
  }

  /** Whether closing the panel would leave something behind. */
  get isDirty(): boolean {
    return this.form.isDirty;
  }

  /** Settles once nothing is being applied: until then nobody knows what is left behind. */
  async settled(): Promise<void> {
    await Promise.allSettled([this.applying]);
  }

  title(): string {
    const { phase } = this;
    const { entitlementId } = this.parts.entitlement;
    const name = phase.kind === 'editing' ? titleOf(phase.details, phase.app) : entitlementId;
    return this.isDirty ? `● ${name}` : name;
  }

  view(): EntitlementPanelView {
    const { busy, form, owners, parts, phase, reach } = this;
    const { state } = form;
    const title = this.title();
    if (phase.kind === 'failed') return { kind: 'failed', title, message: phase.message };
    if (phase.kind === 'loading' || state === undefined) return { kind: 'loading', title };
    const { app, details } = phase;
    return editingView({
      details,
      app,
      tenant: parts.session.tenant,
      form: state,
      problems: form.problemsOf(state),
      nameOf: form.names.nameOf,
      notices: [this.notice, owners.notice].filter((notice) => notice !== undefined),
      review: form.review,
      busy,
      owners: owners.view(),
      reach: reach.view(details.entitlement.grantCount),
    });
  }

  onIntent(intent: EntitlementPanelIntent): void {
    void this.carryOut(intent).catch((error: unknown) => {
      if (error instanceof CancelledError) return;
      this.say('error', toError(error).message);
    });
  }

  /**
   * Reads the entitlement; what a person has edited is put onto what the tenant has now. Never
   * rejects: the view says what went wrong.
   */
  async load(): Promise<void> {
    const number = ++this.loadCount;
    if (this.phase.kind !== 'editing') this.phase = { kind: 'loading' };
    else this.busy ??= 'loading';
    this.changes.fire();
    try {
      const read = await readEntitlement(this.parts, this.end.signal);
      const kept = await this.form.readDraft();
      if (number !== this.loadCount || this.end.signal.aborted) return;
      this.phase = { kind: 'editing', ...read };
      this.form.takeIn(read, kept);
      this.noteEdited();
      void this.owners.load();
    } catch (error) {
      if (error instanceof CancelledError || number !== this.loadCount) return;
      this.failed(toError(error));
    } finally {
      if (this.busy === 'loading' && number === this.loadCount) this.busy = null;
      this.changes.fire();
    }
  }

  /**
   * Ends everything under way but a change that is being made. What was typed is kept as a draft once
   * the promise settles.
   */
  async close(): Promise<void> {
    this.moves.dispose();
    this.end.abort();
    this.reach.cancel();
    await this.form.close();
    this.changes.dispose();
  }

  dispose(): void {
    void this.close();
  }

  private async carryOut(intent: EntitlementPanelIntent): Promise<void> {
    const { form, phase } = this;
    switch (intent.kind) {
      case 'reload':
        await this.load();
        break;
      case 'addOwner':
      case 'removeOwner':
        await this.owners.onIntent(intent);
        break;
      case 'countOn':
        await this.reach.countOn();
        break;
      case 'cancelCount':
        this.reach.cancel();
        break;
      case 'closeReview':
        if (this.busy !== 'applying') form.closeReview();
        break;
      case 'review':
        if (phase.kind === 'editing' && this.busy === null) {
          this.notice = undefined;
          form.openReview(phase);
        }
        break;
      case 'apply':
        await this.apply();
        break;
      case 'discard':
        await this.discard();
        break;
      case 'pick':
        await form.pick(intent.address, () => this.busy === 'applying');
        this.noteEdited();
        break;
      case 'showDifference':
        this.showDifference();
        break;
      default:
        this.edit(intent);
    }
    this.changes.fire();
  }

  private edit(intent: FormIntent): void {
    if (this.busy === 'applying') return;
    // What was said of the last change is not true of this one.
    if (this.notice?.severity === 'info') this.notice = undefined;
    this.form.edit(intent);
    this.noteEdited();
  }

  private noteEdited(): void {
    if (this.isDirty) void this.reach.countUnasked();
  }

  /** Sends exactly what the review shows. */
  private async apply(): Promise<void> {
    const { review } = this.form;
    if (review === undefined || this.busy !== null) return;
    this.busy = 'applying';
    this.notice = undefined;
    this.changes.fire();
    this.applying = this.applyReview(review).finally(() => {
      this.busy = null;
      this.applying = undefined;
    });
    await this.applying;
  }

  private async applyReview(plan: ChangePlan): Promise<void> {
    const { form, parts } = this;
    const outcome = await parts.ports.apply(plan);
    if (outcome.kind === 'cancelled') return;
    if (outcome.kind === 'applied') {
      // Of what the tenant does not tell, what was sent is all that is known.
      await form.noteWritten({ ...settingsIn(plan.after), ...settingsIn(outcome.after) });
    } else form.noteRefused(outcome.error);
    if (this.end.signal.aborted) {
      parts.ports.onAbandoned(plan, outcome);
      return;
    }
    this.notice = outcomeNotice(plan, outcome);
    const isKnown = outcome.kind === 'failed' && !(outcome.error instanceof ChangeConflictError);
    if (!isKnown) await this.load();
  }

  private async discard(): Promise<void> {
    if (!this.isDirty || !(await this.parts.ports.confirmDiscard())) return;
    const { phase } = this;
    if (phase.kind !== 'editing' || this.busy === 'applying') return;
    this.notice = undefined;
    await this.form.discard(phase);
  }

  private showDifference(): void {
    const { state } = this.form;
    if (state === undefined) return;
    const { base } = state;
    const before = withoutConfigs(base, base);
    this.parts.ports.showDifference(this.subject, before, withoutConfigs(mineOf(state), base));
  }

  private failed({ message }: Error): void {
    if (this.phase.kind === 'editing') this.say('error', `It cannot be read anew. ${message}`);
    else this.phase = { kind: 'failed', message };
  }

  private say(severity: Notice['severity'], text: string): void {
    this.notice = { severity, text };
    this.changes.fire();
  }

  private get subject(): string {
    const { parts, phase } = this;
    return phase.kind === 'editing' ? subjectOf(phase) : parts.entitlement.entitlementId;
  }
}
