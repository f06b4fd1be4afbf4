/** What the caller may do with one object. */

/** `c1.api.iam.v1.ActorObjectPermissions`. */
export interface WireActorObjectPermissions {
  readonly delete: boolean;
  readonly edit: boolean;
  readonly extra: Readonly<Record<string, boolean>>;
  readonly read: boolean;
}
