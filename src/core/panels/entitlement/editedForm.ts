import type { Problems } from '../../../shared/forms/entitlement/problems';
import { fieldsOf, type EntitlementSettings } from '../../../shared/forms/entitlement/settings';
import type { ChangePlan } from '../../change/change';
import type { AppDetails } from '../../model/app';
import { blockingProblems } from './blockingProblems';
import { DraftKeeper, restored } from './drafts';
import type { EntitlementEditorParts } from './editorPorts';
import { edited, type FormIntent } from './formIntents';
import {
  afterWrite,
  editForm,
  isDirty,
  nodeAt,
  pristine,
  rebase,
  type FormState,
} from './formState';
import { refusalOf } from './namedField';
import { pickForNode } from './pickForNode';
import { planReview } from './planReview';
import { subjectOf, type ReadEntitlement } from './readEntitlement';
import { ReferenceNames } from './referenceNames';
import { shownReferences } from './shownReferences';

/** The form of an entitlement in a person's hands, with its draft, its names and its review. */
export class EditedForm {
  readonly names: ReferenceNames;
  private form: FormState | undefined;
  private app: AppDetails | undefined;
  private plan: ChangePlan | undefined;
  private refusal: Problems = {};
  private readonly draft: DraftKeeper;

  constructor(
    private readonly parts: EntitlementEditorParts,
    signal: AbortSignal,
    private readonly onDidChange: () => void,
  ) {
    this.draft = new DraftKeeper(parts);
    this.names = new ReferenceNames(parts.session.connection.api, parts.logger, signal);
  }

  /** Undefined until the entitlement was read. */
  get state(): FormState | undefined {
    return this.form;
  }

  get isDirty(): boolean {
    return this.form !== undefined && isDirty(this.form);
  }

  /** What will be sent, while the person looks at it. */
  get review(): ChangePlan | undefined {
    return this.plan;
  }

  /** What keeps edits from being sent, and what the tenant refused. */
  problemsOf(form: FormState): Problems {
    return { ...blockingProblems(form, this.names), ...this.refusal };
  }

  /** The draft that was kept; undefined where the form knows better. */
  async readDraft(): Promise<unknown> {
    return this.form === undefined ? this.draft.read() : undefined;
  }

  /** Begins with what the tenant has, or puts the edits onto it. */
  takeIn({ app, details }: ReadEntitlement, kept: unknown): void {
    this.app = app;
    const begun =
      this.form === undefined ? restored(details, kept) : rebase(this.form, details.settings);
    // A draft of a newer version cannot be read and is left alone.
    if (begun === undefined) this.show(pristine(details));
    else this.replace(begun);
  }

  edit(intent: FormIntent): void {
    if (this.form !== undefined) this.replace(edited(this.form, intent));
  }

  /** Lets the person pick for the node at an address, unless it is gone by then. */
  async pick(address: string, isOver: () => boolean): Promise<void> {
    const node = this.form && nodeAt(this.form, address);
    const picked = node && (await pickForNode(node, this.parts.ports));
    if (picked === undefined || this.form === undefined || isOver()) return;
    this.names.learn(picked.reference, picked.name);
    this.replace(editForm(this.form, address, picked.edit));
  }

  openReview(read: ReadEntitlement): void {
    if (this.form === undefined) return;
    const { entitlement, session } = this.parts;
    const about = { entitlement, subject: subjectOf(read), seesAllFields: read.seesAllFields };
    this.plan = planReview(this.form, this.names, about, session);
  }

  closeReview(): void {
    this.plan = undefined;
  }

  /** Takes in what the tenant made of the edits. Settles once no draft of them is left. */
  async noteWritten(after: EntitlementSettings): Promise<void> {
    if (this.form !== undefined) this.replace(afterWrite(this.form, this.form.edits, after));
    await this.draft.flush();
  }

  /** Shows the error of the tenant at the field that it names. */
  noteRefused(error: Error): void {
    this.plan = undefined;
    this.refusal = this.form === undefined ? {} : refusalOf(error, fieldsOf(this.form.edits));
  }

  /** Throws all edits away. Settles once no draft of them is left. */
  async discard({ details }: ReadEntitlement): Promise<void> {
    const settings = this.form?.base ?? details.settings;
    this.replace(pristine({ ...details, settings }));
    await this.draft.flush();
  }

  /** What was typed is kept as a draft once the promise settles. */
  close(): Promise<void> {
    return this.draft.dispose();
  }

  private replace(form: FormState): void {
    this.draft.note(form);
    this.show(form);
  }

  /** What was reviewed or refused is about another form now. */
  private show(form: FormState): void {
    this.form = form;
    this.plan = undefined;
    this.refusal = {};
    void this.loadNames(form);
    this.onDidChange();
  }

  private async loadNames(form: FormState): Promise<void> {
    if (await this.names.load(shownReferences(form, this.app))) this.onDidChange();
  }
}
