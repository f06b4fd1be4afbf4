import type { UserId } from './ids';

export type UserStatus = 'enabled' | 'disabled' | 'deleted' | 'unknown';

/** A person or service in the tenant's directory. Fields can be blank where the caller's role hides them. */
export interface User {
  readonly id: UserId;
  readonly displayName: string;
  readonly email: string;
  readonly username: string;
  readonly jobTitle: string;
  readonly department: string;
  readonly status: UserStatus;
  /** Who receives this person's new tasks; undefined without a delegate. */
  readonly delegateId: UserId | undefined;
  /** That person, where the answer carried them along. */
  readonly delegate?: User | undefined;
}

/** Whether a person is disabled or deleted in the directory: work cannot go to them. */
export const hasLeft = ({ status }: User): boolean => status === 'disabled' || status === 'deleted';

/** The best name a row can show for a person: never empty. */
export function userLabel(user: User): string {
  return user.displayName || user.username || user.email || user.id;
}
