import type { TaskId, UserId } from './ids';

/** A unit of work, such as the request that a grant came from. */
export interface Task {
  readonly id: TaskId;
  /** The number people use, such as 1234; empty where the server sent none. */
  readonly number: string;
  readonly displayName: string;
  readonly description: string;
  readonly createdAt: Date | undefined;
  readonly createdByUserId: UserId | undefined;
}
