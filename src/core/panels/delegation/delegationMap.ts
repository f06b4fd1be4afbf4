import type {
  DelegationMapIntent,
  DelegationMapView,
} from '../../../shared/messages/delegationMap';
import { readAllPages } from '../../api/pages';
import type { UsersApi } from '../../api/users';
import type { Change } from '../../change/change';
import type { DelegationMemory, RememberedDelegation } from '../../delegation/delegationMemory';
import { CancelledError, toError } from '../../errors';
import { asUserId, type UserId } from '../../model/ids';
import type { User } from '../../model/user';
import type { Clock, Disposable } from '../../ports';
import type { TenantProfile } from '../../session/tenantProfile';
import { Emitter } from '../../util/emitter';
import type { PanelController } from '../panelController';
import { delegationMapView, emptyMap } from './delegationMapView';

/** What the picture of who delegates to whom works with. */
export interface DelegationMapParts {
  readonly clock: Clock;
  readonly tenant: TenantProfile;
  readonly users: Pick<UsersApi, 'search'>;
  readonly memory: Pick<DelegationMemory, 'recall'>;
  /** A person of a list, with the delegate that a write of ours gave them or took away. */
  readonly afterOwnWrites: (user: User) => Promise<User>;
  /** Tells of our own writes: after one of a delegation the picture is read anew. */
  readonly onDidMove: (listener: (change: Change) => void) => Disposable;
  /** Opens the panel of a person's delegation. */
  readonly open: (userId: UserId) => void;
  /** Shows the person in the view People. */
  readonly showPerson: (userId: UserId) => void;
  /** Ends with the session. */
  readonly signal: AbortSignal;
}

/** What is known of who delegates to whom. */
export interface DelegationMapState {
  readonly tenant: TenantProfile;
  readonly people: readonly User[];
  readonly remembered: ReadonlyMap<UserId, RememberedDelegation>;
  /** When the list was read to its end; undefined where it was not. */
  readonly readAt: Date | undefined;
  readonly isLoading: boolean;
  /** Why the list is not complete; empty where it is or is being read. */
  readonly problem: string;
}

/** Stands behind the picture: reads the whole list, page by page, and shows it as it comes. */
export class DelegationMap implements PanelController<DelegationMapView, DelegationMapIntent> {
  private readonly changes = new Emitter<void>();
  private readonly subscription: Disposable;
  private reading = new AbortController();
  private state: DelegationMapState;

  constructor(private readonly parts: DelegationMapParts) {
    this.state = emptyMap(parts.tenant);
    this.subscription = parts.onDidMove(({ kind }) => {
      if (kind === 'setDelegation' || kind === 'removeDelegation') this.read();
    });
    this.read();
  }

  title(): string {
    return 'Delegations';
  }

  view(): DelegationMapView {
    return delegationMapView(this.state, this.parts.clock.now());
  }

  onDidChange(listener: () => void): Disposable {
    return this.changes.event(listener);
  }

  onIntent(intent: DelegationMapIntent): void {
    switch (intent.kind) {
      case 'refresh':
        this.read();
        return;
      case 'cancel':
        this.reading.abort();
        return;
      case 'open':
        this.parts.open(asUserId(intent.userId));
        return;
      case 'showPerson':
        this.parts.showPerson(asUserId(intent.userId));
    }
  }

  dispose(): void {
    this.subscription.dispose();
    this.reading.abort();
    this.changes.dispose();
  }

  private update(part: Partial<DelegationMapState>): void {
    this.state = { ...this.state, ...part };
    this.changes.fire();
  }

  private read(): void {
    this.reading.abort();
    const own = (this.reading = new AbortController());
    this.update({ isLoading: true, problem: '' });
    void this.readAll(AbortSignal.any([own.signal, this.parts.signal]))
      .catch((thrown: unknown) => ({ problem: problemOf(toError(thrown)), readAt: undefined }))
      .then((part) => {
        if (own === this.reading) this.update({ isLoading: false, ...part });
      });
  }

  private async readAll(signal: AbortSignal): Promise<Partial<DelegationMapState>> {
    const { afterOwnWrites, clock, memory, tenant, users } = this.parts;
    // What was complete stays until there is as much again.
    const isFirst = this.state.readAt === undefined;
    const soFar = new Map<UserId, User>();
    const readAt = clock.now();
    await readAllPages(async (page) => {
      const read = await users.search({ hasDelegate: true }, page, signal);
      for (const user of await Promise.all(read.rows.map(afterOwnWrites))) {
        if (user.delegateId === undefined) soFar.delete(user.id);
        else soFar.set(user.id, user);
      }
      if (isFirst && !signal.aborted) this.update({ people: [...soFar.values()] });
      return read;
    }, signal);
    const people = [...soFar.values()];
    const remembered = await memory.recall(tenant.key, people, readAt);
    return { people, remembered, readAt: clock.now() };
  }
}

const problemOf = (error: Error) =>
  error instanceof CancelledError
    ? 'Reading was cancelled.'
    : `The delegations could not be read. ${error.message}`;
