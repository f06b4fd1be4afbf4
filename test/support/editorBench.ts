import assert from 'node:assert/strict';
import type { DraftStore } from '../../src/core/panels/entitlement/drafts';
import type { Chosen, ChooseRequest } from '../../src/core/panels/entitlement/editorPorts';
import { EntitlementEditor } from '../../src/core/panels/entitlement/entitlementEditor';
import type { EntitlementRef } from '../../src/core/model/ids';
import { asAppId, asEntitlementId } from '../../src/core/model/ids';
import { readMessage } from '../../src/shared/messages/panel';
import {
  entitlementPanelProtocol,
  type EditingView,
  type EntitlementPanelIntent,
  type EntitlementPanelView,
  type FieldView,
  type ReviewView,
} from '../../src/shared/messages/entitlementPanel';
import type {
  EntitlementEdits,
  EntitlementSettings,
} from '../../src/shared/forms/entitlement/settings';
import { planEntitlementUpdate } from '../../src/core/change/plan/planEntitlementUpdate';
import type { TenantData } from '../../src/emulator/store/tenantData';
import { ChangeBench } from './changeBench';
import { smallTenant } from './emulator/smallTenant';
import { idOf } from './emulator/wireObjects';
import { deferred } from './deferred';
import { ManualClock } from './manualClock';
import { useTemporaryFolder } from './temporaryFolder';
import { useEmulator, type EmulatedTenant } from './withEmulator';

export const updating = '/api/v1/apps/{app_id}/entitlements/{id}';

export const editors: EntitlementRef = {
  appId: asAppId(idOf('wiki')),
  entitlementId: asEntitlementId(idOf('wikiEditors')),
};

class MemoryDrafts implements DraftStore {
  readonly kept = new Map<string, string>();
  private written = deferred();

  nextWrite(): Promise<void> {
    this.written = deferred();
    return this.written.promise;
  }

  read(key: string): Promise<unknown> {
    const text = this.kept.get(key);
    return Promise.resolve(text === undefined ? undefined : (JSON.parse(text) as unknown));
  }
  write(key: string, draft: unknown): Promise<void> {
    this.kept.set(key, JSON.stringify(draft));
    this.written.resolve();
    return Promise.resolve();
  }
  delete(key: string): Promise<void> {
    this.kept.delete(key);
    return Promise.resolve();
  }
}

/** Editors of entitlements in an emulated tenant, and the person who answers their questions. */
export class EditorBench {
  readonly changes: ChangeBench;
  readonly drafts = new MemoryDrafts();
  readonly clock = new ManualClock();
  readonly asked: ChooseRequest[] = [];
  /** How changes ended whose editor was closed meanwhile. */
  readonly abandoned: string[] = [];
  private hasAbandoned = deferred();
  /** What was shown side by side. */
  readonly differences: {
    readonly before: EntitlementSettings;
    readonly after: EntitlementSettings;
  }[] = [];
  answer: Chosen | undefined;
  private readonly open: EntitlementEditor[] = [];

  constructor(
    readonly tenant: EmulatedTenant,
    journalPath: string,
  ) {
    this.changes = new ChangeBench(tenant, journalPath);
  }

  /** Opens an editor and waits until it can be edited, or has failed. */
  async edit(entitlement = editors, role?: 'viewer' | 'appOwner'): Promise<EntitlementEditor> {
    const { changes, tenant } = this;
    const session = role === undefined ? changes.session : changes.newSession(tenant.connect(role));
    changes.store.replace(session);
    const editor = new EntitlementEditor({
      entitlement,
      session,
      effects: this.changes.effects,
      drafts: this.drafts,
      clock: this.clock,
      logger: this.tenant.logger,
      ports: {
        choose: (request) => {
          this.asked.push(request);
          return Promise.resolve(this.answer);
        },
        confirm: () => Promise.resolve(true),
        confirmDiscard: () => Promise.resolve(true),
        apply: (plan) => this.changes.apply(plan),
        onAbandoned: (plan, { kind }) => this.noteAbandoned(`${plan.subject}: ${kind}`),
        showDifference: (_, before, after) => this.differences.push({ before, after }),
      },
    });
    this.open.push(editor);
    await editor.load();
    return editor;
  }

  /** Settles with the next change that ends without its editor. */
  async nextAbandoned(): Promise<string | undefined> {
    this.hasAbandoned = deferred();
    await this.hasAbandoned.promise;
    return this.abandoned.at(-1);
  }

  private noteAbandoned(outcome: string): void {
    this.abandoned.push(outcome);
    this.hasAbandoned.resolve();
  }

  /** Somebody else changes settings of the entitlement. */
  async changeElsewhere(edits: EntitlementEdits): Promise<void> {
    const { session } = this.changes;
    const { writes } = this.tenant.connect();
    const update = { entitlement: editors, subject: '', base: {}, edits, seesAllFields: true };
    const { request } = planEntitlementUpdate(update, session);
    await writes.write(request, (json) => json);
  }

  /** The bodies of the updates that arrived. */
  get sent(): readonly unknown[] {
    return this.tenant
      .requestsTo(updating)
      .filter(({ method }) => method === 'POST')
      .map(({ body }) => body);
  }

  async dispose(): Promise<void> {
    await Promise.all(this.open.map((editor) => editor.close()));
    this.changes.dispose();
  }
}

/** The view while it can be edited, checked as the panel checks it. */
export function editing(editor: EntitlementEditor): EditingView {
  const read = readMessage(entitlementPanelProtocol.view, editor.view());
  assert.ok(read.kind === 'read', read.kind === 'unreadable' ? read.reason : '');
  assert.ok(read.message.kind === 'editing', read.message.kind);
  return read.message;
}

/** The field at an address, however deep it is. */
export function fieldAt(editor: EntitlementEditor, address: string): FieldView {
  const fields = editing(editor).sections.flatMap((section) => section.fields);
  const found = fields.flatMap(everyField).find((field) => field.address === address);
  assert.ok(found, `There is no field ${address}.`);
  return found;
}

function everyField(field: FieldView): readonly FieldView[] {
  const { control } = field;
  const parts = ((): readonly FieldView[] => {
    switch (control.kind) {
      case 'group':
        return control.fields;
      case 'steps':
        return control.steps;
      case 'texts':
        return control.items;
      case 'entries':
        return [...control.entries, control.newKey, control.newValue];
      default:
        return [];
    }
  })();
  return [field, ...parts.flatMap(everyField)];
}

/** Does what a person does and waits until the view is as told. */
export async function act(
  editor: EntitlementEditor,
  intent: EntitlementPanelIntent,
  isDone: (view: EntitlementPanelView) => boolean = () => true,
): Promise<void> {
  const done = until(editor, isDone);
  editor.onIntent(intent);
  await done;
}

/** Settles once the view is as told. */
export function until(
  editor: EntitlementEditor,
  isDone: (view: EntitlementPanelView) => boolean,
): Promise<void> {
  return new Promise((resolve) => {
    const subscription = editor.onDidChange(() => {
      if (!isDone(editor.view())) return;
      subscription.dispose();
      resolve();
    });
  });
}

/** Edits the field at an address. */
export const edit = (
  editor: EntitlementEditor,
  address: string,
  value: string | boolean | null,
): Promise<void> => act(editor, { kind: 'edit', address, value });

/** Whether the form is shown and nothing is under way. */
export const isQuiet = (view: EntitlementPanelView): boolean =>
  view.kind === 'editing' && view.busy === null && view.review === null;

/** Opens the review and gives what it shows. */
export async function review(editor: EntitlementEditor): Promise<ReviewView> {
  await act(editor, { kind: 'review' }, (view) => view.kind === 'editing' && view.review !== null);
  const { review: shown } = editing(editor);
  assert.ok(shown);
  return shown;
}

/** Reviews and applies, and waits for what comes of it. */
export async function save(editor: EntitlementEditor): Promise<void> {
  await review(editor);
  await act(editor, { kind: 'apply' }, isQuiet);
}

/** Gives each test of the suite such a bench of its own. */
export function useEditorBench(data: () => TenantData = () => smallTenant()): {
  readonly current: EditorBench;
} {
  const tenant = useEmulator(data);
  const folder = useTemporaryFolder();
  let current: EditorBench | undefined;
  beforeEach(() => {
    current = new EditorBench(tenant.current, folder.path('changes.jsonl'));
  });
  afterEach(() => current?.dispose());
  return {
    get current() {
      assert.ok(current);
      return current;
    },
  };
}
