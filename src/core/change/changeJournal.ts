import { randomUUID } from 'node:crypto';
import { C1Error } from '../errors';
import { requestPath } from '../http/request';
import type { Clock } from '../ports';
import { appendPrivateLine } from '../util/privateFile';
import type { ChangeOutcome, ChangePlan, GrantState } from './change';

/** Where every write is noted before it is sent and after its outcome is known. */
export interface ChangeJournal {
  /** Settles once the entry is on the disk; until `settle` its outcome counts as unknown. */
  begin(plan: ChangePlan): Promise<string>;
  /** Settles once the outcome is on the disk. */
  settle(entryId: string, outcome: ChangeOutcome): Promise<void>;
}

/** One append-only file per window, a JSON object with a version per line. Holds no secret. */
export class FileChangeJournal implements ChangeJournal {
  constructor(
    private readonly path: string,
    private readonly clock: Clock,
  ) {}

  async begin(plan: ChangePlan): Promise<string> {
    const id = randomUUID();
    const { tenant } = plan.session;
    await this.append({
      event: 'begun',
      id,
      tenantKey: tenant.key,
      who: tenant.identityName,
      subject: plan.subject,
      kind: plan.change.kind,
      grant: plan.change.grant,
      before: wireState(plan.base),
      after: wireState(plan.after),
      request: {
        method: plan.request.method,
        path: requestPath(plan.request),
        body: plan.request.body,
      },
    });
    return id;
  }

  async settle(entryId: string, outcome: ChangeOutcome): Promise<void> {
    const error = 'error' in outcome ? outcome.error : undefined;
    await this.append({
      event: 'settled',
      id: entryId,
      outcome: outcome.kind,
      after: 'after' in outcome ? wireState(outcome.after) : undefined,
      requestId: requestIdOf(outcome),
      error: error?.message,
    });
  }

  private append(entry: object): Promise<void> {
    const at = this.clock.now().toISOString();
    return appendPrivateLine(this.path, JSON.stringify({ version: 1, at, ...entry }));
  }
}

function requestIdOf(outcome: ChangeOutcome): string | undefined {
  if ('requestId' in outcome) return outcome.requestId;
  return 'error' in outcome && outcome.error instanceof C1Error
    ? outcome.error.requestId
    : undefined;
}

const wireState = ({ expiresAt }: GrantState) => ({ expiresAt: expiresAt?.toISOString() ?? null });
