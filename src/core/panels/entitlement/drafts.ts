import * as v from 'valibot';
import { showConfigs, withoutConfigs } from '../../../shared/forms/entitlement/accountConfig';
import {
  fieldsOf,
  isSettingField,
  sameSetting,
  type EntitlementSettings,
  type SettingField,
} from '../../../shared/forms/entitlement/settings';
import { problemOfText } from '../../../shared/forms/entitlement/textRules';
import type { JsonValue } from '../../../shared/json';
import type { EntitlementDetails } from '../../api/entitlementSettings';
import { CancelledError, toError } from '../../errors';
import { entitlementKey, type EntitlementRef } from '../../model/ids';
import type { EntitlementEditorParts } from './editorPorts';
import { isDirty, nodeAt, pristine, rebase, withHiddenConfig, type FormState } from './formState';

/** Keeps drafts over reloads and restarts, per tenant and object, for this user's eyes only. */
export interface DraftStore {
  /** What was written under the key, as parsed JSON; undefined where there is nothing. */
  read(key: string): Promise<unknown>;
  write(key: string, draft: unknown): Promise<void>;
  delete(key: string): Promise<void>;
}

/** Names the draft of an entitlement's settings in the store. */
export const draftKeyOf = (tenantKey: string, entitlement: EntitlementRef): string =>
  `${tenantKey}/${entitlementKey(entitlement)}`;

/** How far the draft may be behind the typing. */
const maxBehindMs = 1000;

const json: v.GenericSchema<JsonValue> = v.lazy(() =>
  v.union([
    v.null(),
    v.boolean(),
    v.number(),
    v.string(),
    v.array(json),
    v.record(v.string(), json),
  ]),
);

const field = v.custom<SettingField>((input) => typeof input === 'string' && isSettingField(input));
const settings = v.record(field, json);

const draft = v.object({
  version: v.literal(1),
  /** What the edited fields were when the person began. */
  base: settings,
  edits: settings,
  texts: v.record(v.string(), v.string()),
  newAnnotation: v.object({ key: v.string(), value: v.string() }),
});

type Draft = v.InferOutput<typeof draft>;

/** What is kept of a form: no configuration of an account, which may hold secrets. */
export function draftOf(form: FormState): Draft {
  const typed = Object.entries(form.texts);
  const configs = typed.filter(([address]) => nodeAt(form, address)?.shape.kind === 'jsonObject');
  const texts = Object.fromEntries(typed.filter((entry) => !configs.includes(entry)));
  // What is not accepted yet is in no value.
  const unaccepted = configs.filter(([, text]) => problemOfText('jsonObject', text) !== undefined);
  const { base, clashes, edits, newAnnotation } = unaccepted.reduce(
    (state, [address]) => withHiddenConfig(state, address),
    form,
  );
  const begun: EntitlementSettings = {
    ...Object.fromEntries(fieldsOf(edits).map((field) => [field, base[field] ?? null])),
    // Of a clash that is not settled, the older base keeps it one.
    ...Object.fromEntries(clashes.map((clash) => [clash.field, clash.base])),
  };
  return {
    version: 1,
    base: withoutConfigs(begun, begun),
    edits: withoutConfigs(edits, begun),
    texts,
    newAnnotation,
  };
}

/** The form as it was left, on what the tenant has now; undefined without a draft that can be read. */
export function restored(details: EntitlementDetails, kept: unknown): FormState | undefined {
  const read = v.safeParse(draft, kept);
  if (!read.success) return undefined;
  const { base, edits, newAnnotation, texts } = read.output;
  const { settings: now } = details;
  const shown = withoutConfigs(now, now);
  // Elsewhere, a configuration may belong to another step by now.
  const unmoved = fieldsOf(edits).filter((field) => sameSetting(base[field], shown[field]));
  const form = {
    ...pristine(details),
    base: { ...now, ...base, ...settingsFor(unmoved, (field) => now[field] ?? null) },
    edits: {
      ...edits,
      ...settingsFor(unmoved, (field) => showConfigs(edits[field] ?? null, now[field] ?? null)),
    },
    // Where its steps came from is not kept: a kind that is chosen again begins anew.
    origins: settingsFor(fieldsOf(edits), () => null),
    newAnnotation,
    texts,
  };
  return rebase(form, now);
}

const settingsFor = (
  fields: readonly SettingField[],
  valueOf: (field: SettingField) => JsonValue,
): EntitlementSettings => Object.fromEntries(fields.map((field) => [field, valueOf(field)]));

/** Writes the draft of one form, at most a second behind the typing. */
export class DraftKeeper {
  private latest: FormState | undefined;
  private isWaiting = false;
  private writing = Promise.resolve();
  private readonly end = new AbortController();

  private readonly key: string;

  constructor(
    private readonly parts: Pick<
      EntitlementEditorParts,
      'clock' | 'drafts' | 'entitlement' | 'logger' | 'session'
    >,
  ) {
    this.key = draftKeyOf(parts.session.tenant.key, parts.entitlement);
  }

  read(): Promise<unknown> {
    return this.parts.drafts.read(this.key);
  }

  /** Takes in the form; it is on disk within a second. */
  note(form: FormState): void {
    this.latest = form;
    if (this.isWaiting || this.end.signal.aborted) return;
    this.isWaiting = true;
    void this.writeSoon();
  }

  /** Writes now what is not written yet. */
  flush(): Promise<void> {
    const form = this.latest;
    this.latest = undefined;
    if (form !== undefined) this.writing = this.writing.then(() => this.write(form));
    return this.writing;
  }

  /** Ends the waiting; what is not written yet is written. */
  dispose(): Promise<void> {
    this.end.abort();
    return this.flush();
  }

  private async writeSoon(): Promise<void> {
    try {
      await this.parts.clock.sleep(maxBehindMs, this.end.signal);
    } catch (error) {
      if (!(error instanceof CancelledError)) throw error;
    }
    this.isWaiting = false;
    await this.flush();
  }

  private async write(form: FormState): Promise<void> {
    const { drafts, logger } = this.parts;
    try {
      if (isDirty(form)) await drafts.write(this.key, draftOf(form));
      else await drafts.delete(this.key);
    } catch (error) {
      logger.error(`The draft is not kept: ${toError(error).message}`);
    }
  }
}
