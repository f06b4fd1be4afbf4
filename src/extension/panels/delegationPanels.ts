import * as v from 'valibot';
import { demoTenantProfile, type TenantKey } from '../../core/session/tenantProfile';
import type { MissingValue } from '../../core/change/undo/undo';
import type { DelegationMemory } from '../../core/delegation/delegationMemory';
import { asUserId, type UserId } from '../../core/model/ids';
import { DelegationMap } from '../../core/panels/delegation/delegationMap';
import {
  DelegationPanel,
  emptyState,
  type DelegationPreset,
} from '../../core/panels/delegation/delegationPanel';
import { delegationView } from '../../core/panels/delegation/delegationView';
import { delegationMapView, emptyMap } from '../../core/panels/delegation/delegationMapView';
import { SessionPanel } from '../../core/panels/sessionPanel';
import { listedWithOwnDelegation, withOwnDelegation } from '../../core/people/withOwnDelegation';
import type { Disposable } from '../../core/ports';
import type { TenantScope } from '../../core/tenantScope';
import { Emitter } from '../../core/util/emitter';
import { delegationMapProtocol } from '../../shared/messages/delegationMap';
import { delegationPanelProtocol } from '../../shared/messages/delegationPanel';
import { pickPerson, showPerson } from '../commands/peopleFind';
import { ensureUnlocked } from '../commands/unlockTenant';
import type { Services } from '../services';
import { tellOfClosedTab } from './applyOutcome';
import type { PanelHost } from './panelHost';

type Needs = Pick<
  Services,
  'changes' | 'clock' | 'lock' | 'peopleView' | 'reporter' | 'scope' | 'settings'
> & {
  readonly memory: DelegationMemory;
};

type AskedDelegation = Extract<MissingValue, { readonly kind: 'delegation' }>;

/** The tabs in which delegations are set, and the one with the picture of all of them. */
export class DelegationPanels implements Disposable {
  private readonly sessions = new Emitter<void>();
  private readonly reveal: (objectKey: string) => void;
  private readonly revealMap: (objectKey: string) => void;

  constructor(
    host: Pick<PanelHost, 'register'>,
    private readonly services: Needs,
  ) {
    this.reveal = host.register({
      name: 'delegation',
      protocol: delegationPanelProtocol,
      open: (objectKey) => this.panelOf(objectKey),
    });
    this.revealMap = host.register({
      name: 'delegationMap',
      protocol: delegationMapProtocol,
      open: (tenantKey) => this.mapOf(tenantKey),
    });
  }

  /** The window works on another session than before. */
  noteSession(): void {
    this.sessions.fire();
  }

  /** Opens the panel of a person's delegation. */
  open({ session }: TenantScope, userId: UserId): void {
    this.reveal(keyOf(session.tenant.key, userId, undefined));
  }

  /** Opens the picture of who delegates to whom. */
  openMap({ session }: TenantScope): void {
    this.revealMap(session.tenant.key);
  }

  /** Opens the panel to set again what an undo cannot give back. */
  ask({ session }: TenantScope, { delegateId, userId }: AskedDelegation, undoes: string): void {
    this.reveal(keyOf(session.tenant.key, userId, { delegateId, undoes }));
  }

  dispose(): void {
    this.sessions.dispose();
  }

  private panelOf(objectKey: string) {
    const address = readKey(objectKey);
    if (address === undefined) return undefined;
    const { preset, tenantKey, userId } = address;
    return new SessionPanel({
      make: () => {
        const scope = this.scopeOf(tenantKey);
        return scope === undefined ? undefined : this.newPanel(scope, userId, preset);
      },
      waiting: {
        title: 'Delegation',
        view: () =>
          delegationView(
            { ...emptyState(waitingTenant(tenantKey)), failure: signInFirst(tenantKey) },
            this.services.clock.now(),
          ),
      },
      onDidChangeSession: this.sessions.event,
    });
  }

  private newPanel(
    scope: TenantScope,
    userId: UserId,
    preset: DelegationPreset | undefined,
  ): DelegationPanel {
    const { changes, clock, memory, reporter } = this.services;
    const { people, session, signal } = scope;
    return new DelegationPanel(
      {
        clock,
        session,
        memory,
        signal,
        users: session.connection.api.users,
        findPerson: (id) => people.get(id),
        afterOwnWrites: (user) => withOwnDelegation(user, scope),
        choosePerson: (question) => pickPerson(scope, question),
        apply: async (plan) => {
          if (!(await ensureUnlocked(this.services, session))) return undefined;
          return (await changes.applyAll([plan]))[0];
        },
        onAbandoned: (plan, outcome) => tellOfClosedTab(reporter, plan, outcome),
      },
      userId,
      preset,
    );
  }

  private mapOf(tenantKey: TenantKey) {
    const { clock, memory } = this.services;
    return new SessionPanel({
      make: () => {
        const scope = this.scopeOf(tenantKey);
        if (scope === undefined) return undefined;
        const { effects, session, signal } = scope;
        return new DelegationMap({
          clock,
          memory,
          signal,
          tenant: session.tenant,
          users: session.connection.api.users,
          afterOwnWrites: (user) => listedWithOwnDelegation(user, scope),
          onDidMove: effects.onDidMove,
          open: (userId) => this.open(scope, userId),
          showPerson: (userId) => void showPerson(this.services, scope, userId),
        });
      },
      waiting: {
        title: 'Delegations',
        view: () =>
          delegationMapView(
            { ...emptyMap(waitingTenant(tenantKey)), problem: signInFirst(tenantKey) },
            clock.now(),
          ),
      },
      onDidChangeSession: this.sessions.event,
    });
  }

  private scopeOf(tenantKey: TenantKey): TenantScope | undefined {
    const scope = this.services.scope();
    return scope?.session.tenant.key === tenantKey ? scope : undefined;
  }
}

const signInFirst = (tenantKey: TenantKey) =>
  `This belongs to the tenant ${tenantKey}. Sign in to it or switch to it to go on.`;

const waitingTenant = (key: TenantKey) =>
  key === demoTenantProfile.key
    ? demoTenantProfile
    : { ...demoTenantProfile, key, host: key, displayName: key };

const userId = v.pipe(v.string(), v.nonEmpty(), v.transform(asUserId));
const keyShape = v.tuple([
  v.string(),
  userId,
  // JSON has null for what a list leaves open.
  v.nullish(v.object({ delegateId: userId, undoes: v.string() })),
]);

const keyOf = (...key: v.InferInput<typeof keyShape>) => JSON.stringify(key);

/** @returns undefined for what another version of the extension left behind. */
function readKey(objectKey: string):
  | {
      readonly tenantKey: TenantKey;
      readonly userId: UserId;
      readonly preset: DelegationPreset | undefined;
    }
  | undefined {
  try {
    const [tenantKey, ofUser, preset] = v.parse(keyShape, JSON.parse(objectKey));
    return { tenantKey, userId: ofUser, preset: preset ?? undefined };
  } catch {
    return undefined;
  }
}
