import { randomUUID } from 'node:crypto';
import { describeTenant } from '../../core/change/changePreview';
import { countOutcomes } from '../../core/change/outcomeSummary';
import type { GrantInContext } from '../../core/model/grantInContext';
import { BulkController } from '../../core/panels/bulk/bulkController';
import { BulkEditor } from '../../core/panels/bulk/bulkEditor';
import type { PlanGrant } from '../../core/panels/bulk/bulkRow';
import { isProduction } from '../../core/session/productionTenants';
import type { TenantScope } from '../../core/tenantScope';
import { bulkPanelProtocol } from '../../shared/messages/bulkPanel';
import { countOf } from '../../shared/text/words';
import { ensureUnlocked } from '../commands/unlockTenant';
import { confirmByName } from '../prompts';
import type { Services } from '../services';
import type { PanelHost } from './panelHost';

type Needs = Pick<
  Services,
  'changes' | 'clock' | 'lock' | 'log' | 'reporter' | 'settings' | 'store'
>;

/** One change for many grants. */
export interface BulkChange {
  /** Name of the action: `Extend Expiration`. */
  readonly action: string;
  /** What it does to each grant: `Extend the expiration by 30 days`. */
  readonly heading: string;
  readonly scope: TenantScope;
  readonly grants: readonly GrantInContext[];
  /** Rows of the selection that are no grants. */
  readonly leftOutCount: number;
  readonly plan: PlanGrant;
  /** Whether the person has said that nothing is to be confirmed here. */
  readonly appliesAtOnce: boolean;
}

/** The tabs in which changes of many grants are previewed and carried out. */
export class BulkPanels {
  private readonly reveal: (objectKey: string) => void;
  private readonly opening = new Map<string, BulkController>();
  private hasToldOfClosed = false;

  constructor(
    host: Pick<PanelHost, 'register'>,
    private readonly services: Needs,
  ) {
    this.reveal = host.register({
      name: 'bulk',
      protocol: bulkPanelProtocol,
      open: (objectKey) => this.take(objectKey),
    });
  }

  /** Opens a tab of its own for the change. */
  open({ action, appliesAtOnce, grants, heading, leftOutCount, plan, scope }: BulkChange): void {
    const { changes, clock, log, reporter, store } = this.services;
    const { catalog, session } = scope;
    const editor = new BulkEditor(grants, plan, {
      session,
      store,
      clock,
      changes,
      afterOwnWrites: (grant) => catalog.afterOwnWrites(grant),
      approve: (count) => this.approve(scope, action, count),
      onSettled: ({ subject }, outcome) => {
        if ('error' in outcome) log.error(`${subject}: ${outcome.kind}: ${outcome.error.message}`);
      },
      onAbandoned: (outcomes) =>
        reporter.warn(
          `The tab was closed while ${countOf(outcomes.length, 'grant')} were to be changed: ${countOutcomes(outcomes)}.`,
        ),
    });
    const objectKey = randomUUID();
    this.opening.set(objectKey, new BulkController(editor, { action, heading, leftOutCount }));
    this.reveal(objectKey);
    if (appliesAtOnce) void editor.apply();
  }

  /** What stands behind a new tab; a tab of an earlier run has nothing behind it any more. */
  private take(objectKey: string): BulkController | undefined {
    const controller = this.opening.get(objectKey);
    this.opening.delete(objectKey);
    if (controller === undefined && !this.hasToldOfClosed) {
      this.hasToldOfClosed = true;
      this.services.reporter.tell(
        'A preview of changes was closed: what it planned ended with the restart. Select the grants again to change them.',
      );
    }
    return controller;
  }

  private async approve({ session }: TenantScope, action: string, count: number): Promise<boolean> {
    if (!(await ensureUnlocked(this.services, session))) return false;
    const { tenant } = session;
    if (!isProduction(tenant, this.services.settings.value.productionTenants)) return true;
    return confirmByName({
      title: action,
      prompt: `This changes ${countOf(count, 'grant')} in the production tenant ${describeTenant(tenant)}.`,
      tenantName: tenant.displayName,
    });
  }
}
