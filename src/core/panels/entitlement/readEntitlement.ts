import { settingsIn } from '../../../shared/forms/entitlement/settings';
import type { EntitlementDetails } from '../../api/entitlementSettings';
import { pickFields } from '../../change/families/fieldState';
import { NotFoundError, PermissionError } from '../../errors';
import type { AppDetails } from '../../model/app';
import type { EntitlementEditorParts } from './editorPorts';

/** What the editor reads before anything can be edited. */
export interface ReadEntitlement {
  readonly details: EntitlementDetails;
  /** Undefined where the app cannot be read. */
  readonly app: AppDetails | undefined;
  /** Whether blank fields are really blank: a lower role does not see them all. */
  readonly seesAllFields: boolean;
}

/** The entitlement as it is after our own writes, and its app. */
export async function readEntitlement(
  parts: EntitlementEditorParts,
  signal: AbortSignal,
): Promise<ReadEntitlement> {
  const [details, app, seesAllFields] = await Promise.all([
    readDetails(parts, signal),
    readApp(parts, signal),
    parts.session.connection.api.caller.seesAllFields(),
  ]);
  return { details, app, seesAllFields };
}

async function readDetails(
  { effects, entitlement, session }: EntitlementEditorParts,
  signal: AbortSignal,
): Promise<EntitlementDetails> {
  const { entitlements } = session.connection.api;
  const details = await entitlements.settings(entitlement, signal);
  const change = { kind: 'updateEntitlement', entitlement, edits: {} } as const;
  const state = pickFields(details.settings, details.settings);
  return { ...details, settings: settingsIn(effects.afterOwnWrites(change, state)) };
}

/** Without its app, an entitlement can still be edited. */
async function readApp(
  { entitlement, logger, session }: EntitlementEditorParts,
  signal: AbortSignal,
): Promise<AppDetails | undefined> {
  try {
    return await session.connection.api.apps.details(entitlement.appId, signal);
  } catch (error) {
    if (!(error instanceof NotFoundError || error instanceof PermissionError)) throw error;
    logger.warn(`What the entitlement inherits stays unknown: ${error.message}`);
    return undefined;
  }
}

/** What a write is about: `Admin on GitHub`. */
export function subjectOf({ app, details: { entitlement } }: ReadEntitlement): string {
  const { appId, displayName, entitlementId } = entitlement;
  return `${displayName || entitlementId} on ${app?.app.displayName ?? appId}`;
}
