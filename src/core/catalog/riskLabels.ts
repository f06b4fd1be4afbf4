import type { TenantApi } from '../api/tenantApi';
import { readAllPages } from '../api/pages';
import { CancelledError, toError } from '../errors';
import type { Logger } from '../ports';
import { Emitter } from '../util/emitter';

/** The tenant's risk labels by id, read once per session and known a little later than the rows. */
export class RiskLabels {
  private labels: ReadonlyMap<string, string> = new Map();
  private readonly loaded = new Emitter<void>();

  readonly onDidLoad = this.loaded.event;

  constructor(
    private readonly api: TenantApi,
    private readonly logger: Logger,
  ) {}

  /** Undefined where the id is unknown or the labels could not be read. */
  labelOf(riskLevelId: string): string | undefined {
    return this.labels.get(riskLevelId);
  }

  /** Never rejects: rows without risk labels are better than no rows. */
  async load(signal?: AbortSignal): Promise<void> {
    try {
      const levels = await readAllPages(
        (page) => this.api.attributes.riskLevels(page, signal),
        signal,
      );
      this.labels = new Map(levels.map(({ id, label }) => [id, label]));
      this.loaded.fire();
    } catch (error) {
      if (error instanceof CancelledError) return;
      this.logger.warn(`Risk labels stay unknown: ${toError(error).message}`);
    }
  }
}
