import type { ReadClient } from '../http/httpClient';
import { asTaskId, asUserId, type TaskId } from '../model/ids';
import type { Task } from '../model/task';
import { readDate, readObject, readText, requiredObject, requiredText } from './read';

/** Tasks, of which the extension reads the ones that grants came from. */
export class TasksApi {
  constructor(private readonly client: ReadClient) {}

  /** @throws {NotFoundError} */
  get(taskId: TaskId, signal?: AbortSignal): Promise<Task> {
    return this.client.read(
      {
        effect: 'read',
        method: 'GET',
        pathTemplate: '/api/v1/tasks/{id}',
        pathParams: { id: taskId },
      },
      (json) => {
        const view = requiredObject(readObject(json, 'the answer'), 'taskView');
        const task = requiredObject(view, 'task');
        const createdByUserId = readText(task, 'createdByUserId');
        return {
          id: asTaskId(requiredText(task, 'id')),
          number: readText(task, 'numericId'),
          displayName: readText(task, 'displayName'),
          description: readText(task, 'description'),
          createdAt: readDate(task, 'createdAt'),
          createdByUserId: createdByUserId === '' ? undefined : asUserId(createdByUserId),
        };
      },
      signal,
    );
  }
}
