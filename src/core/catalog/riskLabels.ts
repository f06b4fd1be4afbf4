import type { TenantApi } from '../api/tenantApi';
import { readAllPages } from '../api/pages';
import { CancelledError, PermissionError, toError } from '../errors';
import type { Logger } from '../ports';
import { Emitter } from '../util/emitter';

/** The tenant's risk labels by id, read once per session and known a little later than the rows. */
export class RiskLabels {
  private labels: ReadonlyMap<string, string> | undefined;
  private loading: Promise<void> | undefined;
  private isRefused = false;
  private readonly loaded = new Emitter<void>();

  readonly onDidLoad = this.loaded.event;

  constructor(
    private readonly api: TenantApi,
    private readonly logger: Logger,
    /** Aborts when the session ends. */
    private readonly signal: AbortSignal,
  ) {}

  /**
   * Undefined where the id is unknown or the labels are not known. What could not be read is read
   * again behind, unless the tenant refuses it: that is asked again by `load` alone.
   */
  labelOf(riskLevelId: string): string | undefined {
    if (!this.isRefused) void this.load();
    return this.labels?.get(riskLevelId);
  }

  /**
   * Reads the labels unless they are known. Never rejects: rows without risk labels are better than
   * no rows.
   */
  load(): Promise<void> {
    if (this.labels !== undefined) return Promise.resolve();
    this.loading ??= this.read().finally(() => {
      this.loading = undefined;
    });
    return this.loading;
  }

  private async read(): Promise<void> {
    this.isRefused = false;
    try {
      const levels = await readAllPages(
        (page) => this.api.attributes.riskLevels(page, this.signal),
        this.signal,
      );
      this.labels = new Map(levels.map(({ id, label }) => [id, label]));
      this.loaded.fire();
    } catch (error) {
      if (error instanceof CancelledError) return;
      this.isRefused = error instanceof PermissionError;
      this.logger.warn(`Risk labels stay unknown: ${toError(error).message}`);
    }
  }
}
