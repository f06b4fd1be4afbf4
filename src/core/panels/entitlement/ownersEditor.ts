import type {
  EntitlementPanelIntent,
  Named,
  Notice,
  OwnersView,
} from '../../../shared/messages/entitlementPanel';
import { readAllPages } from '../../api/pages';
import type { OwnerChange } from '../../change/change';
import { ownerState } from '../../change/families/owners';
import { planOwner } from '../../change/plan/planOwner';
import { CancelledError, toError } from '../../errors';
import { asUserId } from '../../model/ids';
import { userLabel } from '../../model/user';
import type { EntitlementEditorParts } from './editorPorts';

/** The owners of an entitlement. Each change of them is planned, confirmed and made on its own. */
export class OwnersEditor {
  private listed: readonly Named[] | undefined;
  private failure: string | undefined;
  private isBusy = false;
  /** Whom this editor added: the tenant's list shows them minutes later. */
  private readonly added = new Map<string, Named>();
  notice: Notice | undefined;

  constructor(
    private readonly parts: EntitlementEditorParts,
    private readonly signal: AbortSignal,
    /** The entitlement in words: `Admin on GitHub`. */
    private readonly subject: () => string,
    private readonly onDidChange: () => void,
  ) {}

  view(): OwnersView {
    if (this.failure !== undefined) return { kind: 'failed', message: this.failure };
    if (this.listed === undefined) return { kind: 'loading' };
    return { kind: 'loaded', owners: [...this.owners()], canChange: !this.isBusy };
  }

  /** Never rejects: a list that cannot be read says so. */
  async load(): Promise<void> {
    const { entitlement, session } = this.parts;
    const { entitlements } = session.connection.api;
    try {
      const users = await readAllPages(
        (page) => entitlements.owners(entitlement, page, this.signal),
        this.signal,
      );
      this.listed = users.map((user) => ({ id: user.id, name: userLabel(user) }));
      this.failure = undefined;
    } catch (error) {
      if (error instanceof CancelledError) return;
      this.failure = `The owners cannot be read. ${toError(error).message}`;
    }
    this.onDidChange();
  }

  onIntent(
    intent: Extract<EntitlementPanelIntent, { readonly kind: 'addOwner' | 'removeOwner' }>,
  ): Promise<void> {
    return intent.kind === 'addOwner' ? this.add() : this.remove(intent.userId);
  }

  private async add(): Promise<void> {
    const chosen = await this.parts.ports.choose({
      kind: 'person',
      label: 'Owner',
      context: {},
      excludedIds: this.owners().map(({ id }) => id),
    });
    if (chosen === undefined) return;
    await this.change('addOwner', { id: chosen.id, name: chosen.name });
  }

  private async remove(userId: string): Promise<void> {
    const owner = this.owners().find(({ id }) => id === userId);
    if (owner !== undefined) await this.change('removeOwner', owner);
  }

  private async change(kind: OwnerChange['kind'], owner: Named): Promise<void> {
    const { ports, session } = this.parts;
    if (this.isBusy) return;
    this.isBusy = true;
    this.notice = undefined;
    this.onDidChange();
    try {
      const plan = planOwner(this.changeOf(kind, owner), this.subjectOf(owner), session);
      if (!(await ports.confirm(plan))) return;
      const outcome = await ports.apply(plan);
      if (this.signal.aborted && outcome.kind !== 'cancelled') {
        ports.onAbandoned(plan, outcome);
      } else if (outcome.kind === 'applied') {
        this.added.set(owner.id, owner);
        const what = kind === 'addOwner' ? 'is an owner now' : 'is no owner any more';
        this.notice = { severity: 'info', text: `${owner.name} ${what}.` };
      } else if (outcome.kind !== 'cancelled') {
        this.notice = { severity: 'error', text: outcome.error.message };
        await this.load();
      }
    } finally {
      this.isBusy = false;
      this.onDidChange();
    }
  }

  /** The list as it is after our own writes, which it shows minutes later. */
  private owners(): readonly Named[] {
    const listed = this.listed ?? [];
    const added = [...this.added.values()].filter(({ id }) => !listed.some((one) => one.id === id));
    return [
      ...listed.filter((owner) => this.isOwner(owner, true)),
      ...added.filter((owner) => this.isOwner(owner, false)),
    ];
  }

  private isOwner(owner: Named, isListed: boolean): boolean {
    const change = this.changeOf('addOwner', owner);
    const { isOwner } = this.parts.effects.afterOwnWrites(change, ownerState(isListed));
    return isOwner === true;
  }

  private changeOf(kind: OwnerChange['kind'], { id }: Named): OwnerChange {
    return { kind, entitlement: this.parts.entitlement, userId: asUserId(id) };
  }

  private subjectOf({ name }: Named): string {
    return `${name} as owner of ${this.subject()}`;
  }
}
