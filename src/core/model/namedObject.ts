/** Something that settings refer to by id: a policy, connector, webhook, vault or request form. */
export interface NamedObject {
  readonly id: string;
  /** Can be empty. */
  readonly displayName: string;
  readonly description: string;
  readonly isDeleted: boolean;
}
