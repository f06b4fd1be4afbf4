import {
  referenceWords,
  type NameOf,
  type Reference,
  type ReferenceKind,
} from '../../../shared/forms/entitlement/references';
import { readAllPages } from '../../api/pages';
import type { TenantApi } from '../../api/tenantApi';
import { CancelledError, NotFoundError, toError } from '../../errors';
import { asAppId, asEntitlementId, asUserId } from '../../model/ids';
import type { NamedObject } from '../../model/namedObject';
import { userLabel } from '../../model/user';
import type { Logger } from '../../ports';
import { mapConcurrently } from '../../util/mapConcurrently';

/** Ids per search, which is also the most rows of a page. */
const batchSize = 100;

/** What is asked for one by one, so many at once. */
const readConcurrency = 4;

type Names = readonly (readonly [id: string, name: string])[];

/** The names of what settings refer to by id, each asked for once. */
export class ReferenceNames {
  private readonly names = new Map<string, string>();
  private readonly asked = new Set<string>();
  private readonly missing = new Set<string>();

  constructor(
    private readonly api: TenantApi,
    private readonly logger: Logger,
    private readonly signal: AbortSignal,
  ) {}

  readonly nameOf: NameOf = (kind, id) => this.names.get(keyOf(kind, id));

  /** Whether the tenant said that there is no such thing. */
  isMissing(kind: ReferenceKind, id: string): boolean {
    return this.missing.has(keyOf(kind, id));
  }

  /** Takes in a name that a person just picked. */
  learn({ kind, id }: Reference, name: string): void {
    this.asked.add(keyOf(kind, id));
    this.names.set(keyOf(kind, id), name);
  }

  /**
   * Finds out what is not known yet. Never rejects: an id is better than no row.
   *
   * @returns whether anything was asked for.
   */
  async load(references: readonly Reference[]): Promise<boolean> {
    const wanted = references.filter(({ kind, id }) => !this.asked.has(keyOf(kind, id)));
    for (const { kind, id } of wanted) this.asked.add(keyOf(kind, id));
    const groups = new Map<string, Reference[]>();
    for (const reference of wanted) {
      const group = `${reference.kind} ${reference.appId ?? ''}`;
      groups.set(group, [...(groups.get(group) ?? []), reference]);
    }
    await mapConcurrently([...groups.values()], readConcurrency, (group) => this.loadGroup(group));
    return wanted.length > 0;
  }

  private async loadGroup(group: readonly Reference[]): Promise<void> {
    const [first] = group;
    if (first === undefined) return;
    const { appId, kind } = first;
    const ids = [...new Set(group.map(({ id }) => id))];
    try {
      for (let start = 0; start < ids.length; start += batchSize) {
        const found = await this.read(kind, ids.slice(start, start + batchSize), appId);
        for (const [id, name] of found) if (name !== '') this.names.set(keyOf(kind, id), name);
      }
    } catch (error) {
      // They are asked for again the next time.
      for (const id of ids) this.asked.delete(keyOf(kind, id));
      if (error instanceof CancelledError) return;
      this.logger.warn(`Names of each ${referenceWords[kind]}: ${toError(error).message}`);
    }
  }

  private async read(
    kind: ReferenceKind,
    ids: readonly string[],
    appId: string | undefined,
  ): Promise<Names> {
    const { api, signal } = this;
    switch (kind) {
      case 'policy':
        return namesOf(await readAllPages((page) => api.policies.search({ ids }, page, signal)));
      case 'webhook':
        return namesOf(await readAllPages((page) => api.webhooks.search({ ids }, page, signal)));
      case 'connector': {
        if (appId === undefined) return [];
        const app = asAppId(appId);
        return namesOf(await readAllPages((page) => api.connectors.ofApp(app, page, signal)));
      }
      case 'person': {
        const query = { ids: ids.map(asUserId) };
        const users = await readAllPages((page) => api.users.search(query, page, signal));
        return users.map((user) => [user.id, userLabel(user)] as const);
      }
      case 'entitlement':
        return this.readEntitlements(ids);
      case 'riskLevel': {
        const levels = await readAllPages((page) => api.attributes.riskLevels(page, signal));
        return levels.map(({ id, label }) => [id, label] as const);
      }
      case 'complianceFramework': {
        const { attributes } = api;
        const all = await readAllPages((page) => attributes.complianceFrameworks(page, signal));
        return all.map(({ id, label }) => [id, label] as const);
      }
      case 'app':
        return this.readEach(kind, ids, async (id) => {
          const { displayName } = await api.apps.get(asAppId(id), signal);
          return displayName;
        });
      case 'vault':
        return this.readEach(kind, ids, async (id) => nameOf(await api.vaults.get(id, signal)));
      case 'requestForm':
        return this.readEach(kind, ids, async (id) =>
          nameOf(await api.requestSchemas.get(id, signal)),
        );
    }
  }

  private async readEntitlements(keys: readonly string[]): Promise<Names> {
    const refs = keys.map((key) => {
      const [appId = '', id = ''] = key.split('/');
      return { appId: asAppId(appId), entitlementId: asEntitlementId(id) };
    });
    const { entitlements } = this.api;
    const found = await readAllPages((page) => entitlements.search({ refs }, page, this.signal));
    const appIds = [...new Set(refs.map(({ appId }) => appId))];
    await this.load(appIds.map((id) => ({ kind: 'app', id })));
    return found.map(({ appId, displayName, entitlementId }) => [
      `${appId}/${entitlementId}`,
      `${this.nameOf('app', appId) ?? appId} / ${displayName || entitlementId}`,
    ]);
  }

  private async readEach(
    kind: ReferenceKind,
    ids: readonly string[],
    read: (id: string) => Promise<string>,
  ): Promise<Names> {
    const names = await mapConcurrently(ids, readConcurrency, async (id) => {
      try {
        return [[id, await read(id)] as const];
      } catch (error) {
        if (!(error instanceof NotFoundError)) throw error;
        this.missing.add(keyOf(kind, id));
        return [];
      }
    });
    return names.flat();
  }
}

const keyOf = (kind: ReferenceKind, id: string) => `${kind} ${id}`;

const nameOf = ({ displayName, isDeleted }: NamedObject) =>
  isDeleted ? `${displayName} (deleted)` : displayName;

const namesOf = (objects: readonly NamedObject[]): Names =>
  objects.map((object) => [object.id, nameOf(object)] as const);
