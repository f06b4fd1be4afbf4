/** What settings refer to by id. The id of an entitlement is `appId/entitlementId`. */
export type ReferenceKind =
  | 'policy'
  | 'person'
  | 'app'
  | 'entitlement'
  | 'connector'
  | 'webhook'
  | 'vault'
  | 'requestForm'
  | 'riskLevel'
  | 'complianceFramework';

export interface Reference {
  readonly kind: ReferenceKind;
  readonly id: string;
  /** The app that a connector belongs to: connectors are listed by app. */
  readonly appId?: string;
}

/** The name of something known by id; undefined where it is not known. */
export type NameOf = (kind: ReferenceKind, id: string) => string | undefined;

export const referenceWords: Readonly<Record<ReferenceKind, string>> = {
  policy: 'policy',
  person: 'person',
  app: 'app',
  entitlement: 'entitlement',
  connector: 'connector',
  webhook: 'webhook',
  vault: 'vault',
  requestForm: 'request form',
  riskLevel: 'risk level',
  complianceFramework: 'compliance framework',
};
