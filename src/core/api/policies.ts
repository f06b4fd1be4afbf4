import type { PolicyType } from '../../shared/forms/entitlement/formNode';
import type { ReadClient } from '../http/httpClient';
import type { NamedObject } from '../model/namedObject';
import type { Page } from '../model/page';
import { readNamedObject } from './namedObject';
import { pageFields, readPage, type PageRequest } from './pages';

/** Which policies; every field narrows. */
export interface PolicyQuery {
  /** Fuzzy over name and description. */
  readonly text?: string;
  readonly type?: PolicyType;
  /** Finds policies that belong to one app or entitlement too, which a search does not otherwise. */
  readonly ids?: readonly string[];
}

/** Who has to agree to what. */
export class PoliciesApi {
  constructor(private readonly client: ReadClient) {}

  search(
    { text = '', type, ids }: PolicyQuery,
    page: PageRequest,
    signal?: AbortSignal,
  ): Promise<Page<NamedObject>> {
    return this.client.read(
      {
        effect: 'read',
        method: 'POST',
        pathTemplate: '/api/v1/search/policies',
        body: {
          ...(text === '' ? {} : { query: text }),
          ...(type === undefined ? {} : { policyTypes: [`POLICY_TYPE_${type.toUpperCase()}`] }),
          ...(ids === undefined ? {} : { refs: ids.map((id) => ({ id })) }),
          ...pageFields(page),
        },
      },
      readPage(readNamedObject),
      signal,
    );
  }
}
