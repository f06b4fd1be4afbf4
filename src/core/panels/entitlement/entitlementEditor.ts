import type { Problems } from '../../../shared/forms/entitlement/problems';
import { fieldsOf, settingsIn } from '../../../shared/forms/entitlement/settings';
import type {
  EditingView,
  EntitlementPanelIntent,
  EntitlementPanelView,
  Notice,
} from '../../../shared/messages/entitlementPanel';
import type { ChangePlan } from '../../change/change';
import { ChangeConflictError } from '../../change/changeErrors';
import { isAsPlanned } from '../../change/outcomeSummary';
import { CancelledError, toError } from '../../errors';
import { entitlementKey } from '../../model/ids';
import type { Disposable } from '../../ports';
import { Emitter } from '../../util/emitter';
import type { PanelController } from '../panelController';
import { DraftKeeper, restored } from './drafts';
import type { EntitlementEditorParts } from './editorPorts';
import { editingView, titleOf } from './editorView';
import { blockingProblems } from './blockingProblems';
import { edited, type FormIntent } from './formIntents';
import {
  afterWrite,
  editForm,
  isDirty,
  mineOf,
  nodeAt,
  pristine,
  rebase,
  type FormState,
} from './formState';
import { GrantReach } from './grantReach';
import { refusalOf } from './namedField';
import { OwnersEditor } from './ownersEditor';
import { pickForNode } from './pickForNode';
import { planReview } from './planReview';
import { readEntitlement, subjectOf, type ReadEntitlement } from './readEntitlement';
import { ReferenceNames } from './referenceNames';
import { shownReferences } from './shownReferences';

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
  private form: FormState | undefined;
  private busy: EditingView['busy'] = null;
  private review: ChangePlan | undefined;
  private notice: Notice | undefined;
  private refusal: Problems = {};
  private loadCount = 0;
  private readonly end = new AbortController();
  private readonly changes = new Emitter<void>();
  private readonly draft: DraftKeeper;
  private readonly names: ReferenceNames;
  private readonly owners: OwnersEditor;
  private readonly reach: GrantReach;
  private readonly moves: Disposable;

  readonly onDidChange = this.changes.event;

  constructor(private readonly parts: EntitlementEditorParts) {
    const { effects, entitlement, logger, session } = parts;
    const { api } = session.connection;
    const onDidChange = () => this.changes.fire();
    this.draft = new DraftKeeper(parts);
    this.names = new ReferenceNames(api, logger, this.end.signal);
    this.owners = new OwnersEditor(parts, this.end.signal, () => this.subject, onDidChange);
    this.reach = new GrantReach(api, entitlement, onDidChange);
    this.moves = effects.onDidMove((change) => {
      const isOurs = this.busy === 'applying' || change.kind !== 'updateEntitlement';
      if (isOurs || entitlementKey(change.entitlement) !== entitlementKey(entitlement)) return;
      void this.load();
    });
  }

  /** Whether closing the panel would leave something behind. */
  get isDirty(): boolean {
    return this.form !== undefined && isDirty(this.form);
  }

  title(): string {
    const { phase } = this;
    const { entitlementId } = this.parts.entitlement;
    const name = phase.kind === 'editing' ? titleOf(phase.details, phase.app) : entitlementId;
    return this.isDirty ? `● ${name}` : name;
  }

  view(): EntitlementPanelView {
    const { busy, form, names, owners, parts, phase, reach, review } = this;
    const title = this.title();
    if (phase.kind === 'failed') return { kind: 'failed', title, message: phase.message };
    if (phase.kind === 'loading' || form === undefined) return { kind: 'loading', title };
    const { app, details } = phase;
    return editingView({
      details,
      app,
      tenant: parts.session.tenant,
      form,
      problems: { ...blockingProblems(form, names), ...this.refusal },
      nameOf: names.nameOf,
      notices: [this.notice, owners.notice].filter((notice) => notice !== undefined),
      review,
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
      const kept = this.form === undefined ? await this.draft.read() : undefined;
      if (number !== this.loadCount || this.end.signal.aborted) return;
      this.phase = { kind: 'editing', ...read };
      const { details } = read;
      const begun =
        this.form === undefined ? restored(details, kept) : rebase(this.form, details.settings);
      // A draft of a newer version cannot be read and is left alone.
      if (begun === undefined) this.showForm(pristine(details));
      else this.replaceForm(begun);
      void this.owners.load();
    } catch (error) {
      if (error instanceof CancelledError || number !== this.loadCount) return;
      this.failed(toError(error));
    } finally {
      if (this.busy === 'loading' && number === this.loadCount) this.busy = null;
      this.changes.fire();
    }
  }

  /** Ends everything under way. What was typed is kept as a draft once the promise settles. */
  async close(): Promise<void> {
    this.moves.dispose();
    this.end.abort();
    this.reach.cancel();
    await this.draft.dispose();
    this.changes.dispose();
  }

  dispose(): void {
    void this.close();
  }

  private async carryOut(intent: EntitlementPanelIntent): Promise<void> {
    const { form } = this;
    const { ports } = this.parts;
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
        if (this.busy !== 'applying') this.review = undefined;
        break;
      case 'review':
        this.openReview();
        break;
      case 'apply':
        await this.apply();
        break;
      case 'discard':
        await this.discard();
        break;
      case 'pick':
        await this.pick(intent.address);
        break;
      case 'showDifference':
        if (form !== undefined) ports.showDifference(this.subject, form.base, mineOf(form));
        break;
      default:
        this.edit(intent);
    }
    this.changes.fire();
  }

  private edit(intent: FormIntent): void {
    if (this.form !== undefined && this.busy !== 'applying') {
      // What was said of the last change is not true of this one.
      if (this.notice?.severity === 'info') this.notice = undefined;
      this.replaceForm(edited(this.form, intent));
    }
  }

  private async pick(address: string): Promise<void> {
    const node = this.form && nodeAt(this.form, address);
    const picked = node && (await pickForNode(node, this.parts.ports));
    // The form may be another one by now: the pick goes to the address, if it is still there.
    if (picked === undefined || this.form === undefined || this.busy === 'applying') return;
    this.names.learn(picked.reference, picked.name);
    this.replaceForm(editForm(this.form, address, picked.edit));
  }

  private openReview(): void {
    if (this.form === undefined || this.busy !== null) return;
    this.notice = undefined;
    this.review = planReview(this.form, this.names, this.subject, this.parts);
  }

  /** Sends exactly what the review shows. */
  private async apply(): Promise<void> {
    const { busy, form, review } = this;
    if (review === undefined || form === undefined || busy !== null) return;
    this.busy = 'applying';
    this.notice = undefined;
    this.changes.fire();
    try {
      const outcome = await this.parts.ports.apply(review);
      if (outcome.kind === 'cancelled') return;
      this.review = undefined;
      if (outcome.kind === 'applied') {
        this.replaceForm(afterWrite(form, form.edits, settingsIn(outcome.after)));
        await this.draft.flush();
        await this.load();
        const request = requestText(outcome.requestId);
        if (isAsPlanned(review, outcome)) this.say('info', `Saved.${request}`);
        else
          this.say('warning', `Saved, but the tenant keeps other values than were sent.${request}`);
      } else {
        this.refusal = refusalOf(outcome.error, fieldsOf(form.edits));
        this.say('error', outcome.error.message);
        const isMoved = outcome.error instanceof ChangeConflictError;
        if (isMoved || outcome.kind === 'unknown') await this.load();
      }
    } finally {
      this.busy = null;
    }
  }

  private async discard(): Promise<void> {
    if (!this.isDirty || !(await this.parts.ports.confirmDiscard())) return;
    const { form, phase } = this;
    if (phase.kind !== 'editing' || form === undefined || this.busy === 'applying') return;
    this.notice = undefined;
    this.replaceForm(pristine({ ...phase.details, settings: form.base }));
    await this.draft.flush();
  }

  private replaceForm(form: FormState): void {
    this.draft.note(form);
    this.showForm(form);
  }

  /** What was reviewed or refused is about another form now. */
  private showForm(form: FormState): void {
    this.form = form;
    this.review = undefined;
    this.refusal = {};
    if (isDirty(form)) void this.reach.countUnasked();
    void this.loadNames(form);
    this.changes.fire();
  }

  private async loadNames(form: FormState): Promise<void> {
    const app = this.phase.kind === 'editing' ? this.phase.app : undefined;
    if (await this.names.load(shownReferences(form, app))) this.changes.fire();
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

const requestText = (requestId: string | undefined) =>
  requestId === undefined ? '' : ` Request id: ${requestId}.`;
