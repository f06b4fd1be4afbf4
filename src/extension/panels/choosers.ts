import { referenceWords } from '../../shared/forms/entitlement/references';
import { readAllPages, type PageRequest } from '../../core/api/pages';
import { asAppId } from '../../core/model/ids';
import type { NamedObject } from '../../core/model/namedObject';
import type { Page } from '../../core/model/page';
import { userLabel } from '../../core/model/user';
import type { Chosen, ChooseRequest } from '../../core/panels/entitlement/editorPorts';
import type { TenantScope } from '../../core/tenantScope';
import { pickApp, pickEntitlement } from '../commands/pickers';
import { firstRows, searchPick, type Found, type FoundRow } from '../searchPick';

type Row = FoundRow<Chosen>;

/** Lets a person pick what a setting refers to; undefined where they leave. */
export async function choose(
  scope: TenantScope,
  request: ChooseRequest,
): Promise<Chosen | undefined> {
  const { kind, label } = request;
  if (kind === 'entitlement') return chooseEntitlement(scope, label);
  return searchPick({
    title: label,
    placeholder: `Which ${referenceWords[kind]}? Type part of the name`,
    signal: scope.signal,
    search: async (text, signal) => {
      const { hasMore, rows } = await search(scope, request, text, signal);
      return { hasMore, rows: rows.filter(({ value }) => !request.excludedIds.includes(value.id)) };
    },
  });
}

/** An id of an entitlement is one within its app only, so the app is asked for first. */
async function chooseEntitlement(scope: TenantScope, title: string): Promise<Chosen | undefined> {
  const app = await pickApp(scope, title);
  const entitlement = app && (await pickEntitlement(scope, app, title));
  if (entitlement === undefined) return undefined;
  const { displayName, entitlementId } = entitlement;
  const name = `${app?.displayName || entitlement.appId} / ${displayName || entitlementId}`;
  return { id: entitlementId, appId: entitlement.appId, name };
}

function search(
  { session }: TenantScope,
  { context, kind }: ChooseRequest,
  text: string,
  signal: AbortSignal,
): Promise<Found<Chosen>> {
  const { api } = session.connection;
  switch (kind) {
    case 'policy': {
      const { policyType } = context;
      const query = { text, ...(policyType === undefined ? {} : { type: policyType }) };
      return firstRows((pageToken) => api.policies.search(query, { pageToken }, signal), objectRow);
    }
    case 'webhook':
      return firstRows(
        (pageToken) => api.webhooks.search({ text }, { pageToken }, signal),
        objectRow,
      );
    case 'person':
      return firstRows(
        (pageToken) => api.users.search({ text }, { pageToken }, signal),
        (user) => ({ ...row(user.id, userLabel(user)), detail: user.email }),
      );
    case 'app':
      return firstRows(
        (pageToken) => api.apps.search({ text, pageToken }, signal),
        ({ displayName, id }) => row(id, displayName),
      );
    case 'connector': {
      const { appId } = context;
      if (appId === undefined) throw new RangeError('Connectors are those of an app.');
      const ofApp = (page: PageRequest) => api.connectors.ofApp(asAppId(appId), page, signal);
      return allFitting(text, signal, ofApp, objectRow);
    }
    case 'riskLevel':
      return allFitting(
        text,
        signal,
        (page) => api.attributes.riskLevels(page, signal),
        ({ id, label }) => row(id, label),
      );
    case 'complianceFramework':
      return allFitting(
        text,
        signal,
        (page) => api.attributes.complianceFrameworks(page, signal),
        ({ id, label }) => row(id, label),
      );
    case 'entitlement':
    case 'requestForm':
    case 'vault':
      throw new RangeError(`The API has no search for a ${referenceWords[kind]}.`);
  }
}

/** Short lists that the server cannot search. */
async function allFitting<Item>(
  text: string,
  signal: AbortSignal,
  read: (page: PageRequest) => Promise<Page<Item>>,
  rowOf: (item: Item) => Row,
): Promise<Found<Chosen>> {
  const rows = (await readAllPages(read, signal)).map(rowOf);
  const wanted = text.toLowerCase();
  return { rows: rows.filter(({ label }) => label.toLowerCase().includes(wanted)), hasMore: false };
}

const objectRow = ({ description, displayName, id }: NamedObject): Row => ({
  ...row(id, displayName),
  detail: description,
});

const row = (id: string, name: string): Row => ({
  label: name || id,
  value: { id, name: name || id },
});
