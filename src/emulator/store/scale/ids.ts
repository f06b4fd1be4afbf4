/** Ids of a large tenant: the kind and the number of the object, so that nothing is looked up. */

/** The built-in Access entitlement has this id in every app of every tenant. */
export const accessEntitlementId = '287oY0rG4UirjDNFEYguMBvxyim';

const idLength = 27;

const prefixes = {
  tenant: '3TEN',
  app: '3APP',
  type: '3TYP',
  resource: '3RES',
  entitlement: '3ENT',
  account: '3ACC',
  user: '3USR',
  risk: '3RSK',
  attribute: '3ATT',
  policy: '3POL',
  connector: '3CON',
} as const;

/** What an id can name. */
export type ScaleKind = keyof typeof prefixes;

/** The id of the object with this number. */
export function scaleId(kind: ScaleKind, number: number): string {
  return `${prefixes[kind]}${number.toString(36).padStart(idLength - prefixes[kind].length, '0')}`;
}

/** The number behind an id; `undefined` where it is of another kind. */
export function scaleNumber(kind: ScaleKind, id: string): number | undefined {
  const number = parseInt(id.slice(prefixes[kind].length), 36);
  return scaleIdIs(kind, number, id) ? number : undefined;
}

function scaleIdIs(kind: ScaleKind, number: number, id: string): boolean {
  return Number.isSafeInteger(number) && scaleId(kind, number) === id;
}
