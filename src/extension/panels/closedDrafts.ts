import { draftKeyOf } from '../../core/panels/entitlement/drafts';
import type { EntitlementAddress } from '../../core/panels/entitlement/entitlementAddress';
import type { DraftFiles } from '../../core/panels/draftFiles';
import { countOf } from '../../shared/text/words';
import type { ErrorReporter } from '../reportError';

/** A tab that somebody closed. */
export interface ClosedTab {
  readonly objectKey: string;
  readonly address: EntitlementAddress;
  /** Of the entitlement. */
  readonly name: string;
  /** Whether it held unsaved changes. */
  readonly hasDraft: boolean;
}

/** Tells that what was typed into closed tabs is kept. Tabs that close together are told of once. */
export class ClosedDrafts {
  private readonly open = new Set<string>();
  private untold: ClosedTab[] = [];

  constructor(
    private readonly services: {
      readonly drafts: Pick<DraftFiles, 'delete'>;
      readonly reporter: Pick<ErrorReporter, 'offer' | 'report'>;
    },
    private readonly reopen: (objectKey: string) => void,
  ) {}

  noteOpen(objectKey: string): void {
    this.open.add(objectKey);
  }

  noteGone(objectKey: string): void {
    this.open.delete(objectKey);
  }

  /** @param written settles once the draft is on disk. */
  async tellOf(tab: ClosedTab, written: Promise<void> | undefined): Promise<void> {
    if (tab.hasDraft && !this.open.has(tab.objectKey)) this.untold.push(tab);
    await written;
    const tabs = this.untold;
    this.untold = [];
    if (tabs.length > 0) await this.tell(tabs);
  }

  private async tell(tabs: readonly ClosedTab[]): Promise<void> {
    const { reporter } = this.services;
    const [first] = tabs;
    const what = tabs.length === 1 ? first?.name : countOf(tabs.length, 'entitlement');
    const way = await reporter.offer(`Unsaved changes of ${what} kept.`, 'Reopen', 'Discard');
    try {
      for (const tab of tabs) {
        if (way === 'Reopen') this.reopen(tab.objectKey);
        else if (way === 'Discard') await this.discard(tab);
      }
    } catch (error) {
      reporter.report('The unsaved changes were not discarded', error);
    }
  }

  /** A tab that is open again asks by itself. */
  private async discard({ address, objectKey }: ClosedTab): Promise<void> {
    if (this.open.has(objectKey)) return;
    await this.services.drafts.delete(draftKeyOf(address.tenantKey, address.entitlement));
  }
}
