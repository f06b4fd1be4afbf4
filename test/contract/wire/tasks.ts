import assert from 'node:assert/strict';
import { asTaskId } from '../../../src/core/model/ids';
import { NotFoundError } from '../../../src/core/errors';
import type { TenantConnection } from '../../../src/core/session/tenantConnection';
import type { JudgedTenant } from '../../support/contract/judgedTenant';

/** Tasks. */
export function describeTasks(tenant: JudgedTenant): void {
  describe('tasks', () => {
    /** Old tasks are gone although grants still name them. */
    const someTask = async ({ api }: TenantConnection) => {
      const { rows } = await api.grants.search({}, {});
      for (const { originTaskId } of rows) {
        if (originTaskId === undefined) continue;
        try {
          return await api.tasks.get(originTaskId);
        } catch (error) {
          if (!(error instanceof NotFoundError)) throw error;
        }
      }
      throw new Error('No grant has a task.');
    };

    it('are read by the id that a grant names', async () => {
      const task = await someTask(tenant.connect());
      assert.match(task.number, /^\d+$/);
      assert.ok(task.createdAt);
    });

    it('are read by the number that people use', async () => {
      const connection = tenant.connect();
      const task = await someTask(connection);
      assert.deepEqual(await connection.api.tasks.get(asTaskId(task.number)), task);
    });
  });
}
