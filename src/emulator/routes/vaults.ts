/** Vaults: one by its id. The API has no list of them. */
import type { WireVault } from '../../shared/wire/vaults';
import { message } from '../protojson/message';
import { id } from '../protojson/scalars';
import { route, type Route } from '../route';
import { byId } from './references';

const getRequest = message('c1.api.vault.v1.VaultServiceGetRequest', { id });

/** The endpoint that reads vaults. */
export const vaultRoutes: readonly Route[] = [
  route('GET', '/api/v1/vaults/{id}', getRequest, (request, { store }): { vault: WireVault } => ({
    vault: byId('vault', store.references.vaults, request.id),
  })),
];
