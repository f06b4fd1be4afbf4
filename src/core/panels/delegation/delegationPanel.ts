import type {
  DelegationPanelIntent,
  DelegationPanelView,
} from '../../../shared/messages/delegationPanel';
import type { UsersApi } from '../../api/users';
import type { ChangeOutcome, ChangePlan, DelegationChange } from '../../change/change';
import { summarizeOutcome } from '../../change/outcomeSummary';
import { planDelegation, seenDelegation } from '../../change/plan/planDelegation';
import type { DelegationMemory } from '../../delegation/delegationMemory';
import { unshownName } from '../../delegation/delegationWords';
import { readSurroundings } from '../../delegation/surroundings';
import { CancelledError, toError } from '../../errors';
import type { UserId } from '../../model/ids';
import { userLabel, type User } from '../../model/user';
import type { Clock, Disposable } from '../../ports';
import type { SignedInSession } from '../../session/session';
import type { TenantProfile } from '../../session/tenantProfile';
import { Emitter } from '../../util/emitter';
import type { PanelController } from '../panelController';
import { emptyForm } from './delegationForm';
import { delegationView, sendableWish, type DelegationState } from './delegationView';

/** What the panel of a delegation works with. */
export interface DelegationPanelParts {
  readonly clock: Clock;
  readonly session: SignedInSession;
  readonly users: Pick<UsersApi, 'get' | 'search'>;
  /** Undefined for someone who is gone or whom the caller may not see. */
  readonly findPerson: (userId: UserId) => Promise<User | undefined>;
  readonly memory: Pick<DelegationMemory, 'recall'>;
  /** A person who was just read, with the delegate that a write of ours gave them or took away. */
  readonly afterOwnWrites: (user: User) => Promise<User>;
  /** @returns undefined when the person leaves. */
  readonly choosePerson: (question: {
    readonly title: string;
    readonly placeholder: string;
  }) => Promise<User | undefined>;
  /**
   * Carries out a plan that was confirmed, unlocking the tenant first.
   *
   * @returns undefined when the person leaves and nothing was sent.
   */
  readonly apply: (plan: ChangePlan) => Promise<ChangeOutcome | undefined>;
  /** Hears how it ended where the panel was closed while the change was made. */
  readonly onAbandoned: (plan: ChangePlan, outcome: ChangeOutcome) => void;
  /** Ends with the session. */
  readonly signal: AbortSignal;
}

/** A delegation that an undo cannot give back by itself, because its dates are not known. */
export interface DelegationPreset {
  readonly delegateId: UserId;
  /** The entry of the journal. */
  readonly undoes: string;
}

/** Stands behind the panel in which a delegation is set or removed. */
export class DelegationPanel implements PanelController<
  DelegationPanelView,
  DelegationPanelIntent
> {
  private readonly changes = new Emitter<void>();
  private state: DelegationState;
  /** Of the reading under way; what it brings counts only while it is the latest. */
  private reading = new AbortController();
  private isDisposed = false;

  /**
   * @param personId whose tasks.
   * @param preset what to begin with.
   */
  constructor(
    private readonly parts: DelegationPanelParts,
    private personId: UserId,
    private preset?: DelegationPreset,
  ) {
    this.state = emptyState(parts.session.tenant);
    this.read();
  }

  title(): string {
    const { form, person } = this.state;
    const name = person === undefined ? 'Delegation' : `Delegation of ${userLabel(person)}`;
    return form === emptyForm ? name : `● ${name}`;
  }

  view(): DelegationPanelView {
    return delegationView(this.state, this.parts.clock.now());
  }

  onDidChange(listener: () => void): Disposable {
    return this.changes.event(listener);
  }

  onIntent(intent: DelegationPanelIntent): void {
    if (this.state.progress.kind === 'applying') return;
    if (this.state.progress.kind === 'done') this.update({ progress: { kind: 'edit' } });
    switch (intent.kind) {
      case 'choosePerson':
        void this.choose('Delegation', 'Whose tasks? Type a name or email', ({ id }) => {
          this.personId = id;
          this.preset = undefined;
          this.update({ person: undefined, remembered: undefined, unshownDelegate: undefined });
        });
        return;
      case 'chooseDelegate':
        void this.choose('Delegate', 'Who gets them? Type a name or email', (delegate) =>
          this.update({ form: { ...this.state.form, delegate } }),
        );
        return;
      case 'start':
      case 'end': {
        const { isDated, kind, text } = intent;
        this.update({ form: { ...this.state.form, [kind]: { isDated, text } } });
        return;
      }
      case 'review':
        this.review(this.wantedChange());
        return;
      case 'reviewRemoval':
        this.review(this.removal());
        return;
      case 'back':
        this.update({ progress: { kind: 'edit' } });
        return;
      case 'apply':
        void this.apply();
        return;
      case 'retry':
        this.read();
    }
  }

  dispose(): void {
    this.isDisposed = true;
    this.reading.abort();
    this.changes.dispose();
  }

  private update(part: Partial<DelegationState>): void {
    this.state = { ...this.state, ...part };
    this.changes.fire();
  }

  private async choose(
    title: string,
    placeholder: string,
    take: (user: User) => void,
  ): Promise<void> {
    try {
      const user = await this.parts.choosePerson({ title, placeholder });
      if (user === undefined || this.state.progress.kind === 'applying') return;
      this.update({ progress: { kind: 'edit' } });
      take(user);
      this.read();
    } catch (error) {
      this.update({ failure: failureOf('Nobody could be chosen', error) });
    }
  }

  /** Reads the person, the delegate, and who delegates to whom around them, as they are now. */
  private read(): void {
    this.reading.abort();
    this.reading = new AbortController();
    const { signal } = this.reading;
    this.update({ isLoading: true, failure: '', surroundings: undefined });
    void this.readAll(AbortSignal.any([signal, this.parts.signal]))
      .catch((error: unknown) => ({ failure: failureOf('The people could not be read', error) }))
      .then((part) => {
        if (!signal.aborted) this.update({ isLoading: false, ...part });
      });
  }

  private async readAll(signal: AbortSignal): Promise<Partial<DelegationState>> {
    const { afterOwnWrites, clock, findPerson, memory, session, users } = this.parts;
    const { personId } = this;
    const readAt = clock.now();
    const person = await afterOwnWrites(await users.get(personId, signal));
    const known = await memory.recall(session.tenant.key, [person], readAt);
    const remembered = known.get(personId);
    const isUnshown = remembered !== undefined && remembered.delegateId !== person.delegateId;
    const unshownDelegate = isUnshown ? await findPerson(remembered.delegateId) : undefined;
    const part = { person, remembered, unshownDelegate };
    const { form } = this.state;
    const delegateId =
      form.delegate?.id ?? (form === emptyForm ? this.preset?.delegateId : undefined);
    if (delegateId === undefined) return part;
    const delegate = await afterOwnWrites(await users.get(delegateId, signal));
    const surroundings = await readSurroundings(users, { delegate, personId }, signal);
    // What was typed meanwhile stays.
    const typed = this.state.form;
    // Whether the former delegation had an end is not known, so none is taken for granted.
    const isFresh = typed === emptyForm && this.preset !== undefined;
    const kept = isFresh ? { ...typed, end: { isDated: true, text: '' } } : typed;
    return { ...part, form: { ...kept, delegate }, surroundings };
  }

  private wantedChange(): DelegationChange | undefined {
    const wanted = sendableWish(this.state, this.parts.clock.now());
    if (wanted === undefined || this.state.person === undefined) return undefined;
    const { delegate, endsAt, startsAt } = wanted;
    const userId = this.state.person.id;
    return { kind: 'setDelegation', userId, delegateId: delegate.id, startsAt, endsAt };
  }

  private removal(): DelegationChange | undefined {
    const { person } = this.state;
    return person && { kind: 'removeDelegation', userId: person.id };
  }

  private review(change: DelegationChange | undefined): void {
    const { form, isLoading, person, remembered, unshownDelegate } = this.state;
    if (change === undefined || person === undefined || isLoading) return;
    const known = [person, person.delegate, form.delegate];
    const plan = planDelegation(
      {
        change,
        seen: seenDelegation(person, remembered),
        subject: `Tasks of ${userLabel(person)}`,
        nameOf: (userId) => {
          if (unshownDelegate?.id === userId) return unshownName(unshownDelegate);
          const user = known.find((one) => one?.id === userId);
          return user === undefined ? undefined : userLabel(user);
        },
      },
      this.parts.session,
    );
    const isUndo = change.kind === 'setDelegation' && change.delegateId === this.preset?.delegateId;
    const undoes = isUndo ? this.preset?.undoes : undefined;
    const marked = undoes === undefined ? plan : { ...plan, undoes };
    this.update({ progress: { kind: 'review', plan: marked }, failure: '' });
  }

  private async apply(): Promise<void> {
    const { progress } = this.state;
    if (progress.kind !== 'review') return;
    const { plan } = progress;
    // Time went on while the person looked: an end can have passed.
    if (plan.change.kind === 'setDelegation' && this.wantedChange() === undefined) {
      this.update({ progress: { kind: 'edit' } });
      return;
    }
    this.update({ progress: { kind: 'applying', plan }, failure: '' });
    try {
      const outcome = await this.parts.apply(plan);
      if (outcome === undefined || outcome.kind === 'cancelled') {
        this.update({ progress });
      } else if (this.isDisposed) this.parts.onAbandoned(plan, outcome);
      else this.settle(plan, outcome);
    } catch (thrown) {
      const error = toError(thrown);
      if (this.isDisposed) this.parts.onAbandoned(plan, { kind: 'failed', error });
      else this.update({ progress, failure: failureOf('The change was not made', error) });
    }
  }

  private settle(plan: ChangePlan, outcome: ChangeOutcome): void {
    const summary = summarizeOutcome(plan, outcome);
    if (summary.kind === 'failed') {
      const failure = failureOf(summary.what, summary.error);
      this.read();
      this.update({ progress: { kind: 'edit' }, failure });
      return;
    }
    this.preset = undefined;
    this.update({ progress: { kind: 'done', message: summary.message }, form: emptyForm });
    this.read();
  }
}

/** Before anything is read. */
export const emptyState = (tenant: TenantProfile): DelegationState => ({
  tenant,
  person: undefined,
  remembered: undefined,
  unshownDelegate: undefined,
  form: emptyForm,
  surroundings: undefined,
  isLoading: false,
  failure: '',
  progress: { kind: 'edit' },
});

function failureOf(what: string, thrown: unknown): string {
  const error = toError(thrown);
  return error instanceof CancelledError ? '' : `${what}. ${error.message}`;
}
