import type { PickContext } from '../../../shared/forms/entitlement/formNode';
import type { ReferenceKind } from '../../../shared/forms/entitlement/references';
import type { EntitlementSettings } from '../../../shared/forms/entitlement/settings';
import type { ChangeOutcome, ChangePlan } from '../../change/change';
import type { TenantEffects } from '../../change/tenantEffects';
import type { EntitlementRef } from '../../model/ids';
import type { Clock, Logger } from '../../ports';
import type { SignedInSession } from '../../session/session';
import type { DraftStore } from './drafts';

/** What a person is asked to pick from a long list. */
export interface ChooseRequest {
  readonly kind: ReferenceKind;
  /** What it is for: `Grant policy`. */
  readonly label: string;
  readonly context: PickContext;
  /** Ids that are picked already. */
  readonly excludedIds: readonly string[];
}

export interface Chosen {
  readonly id: string;
  readonly name: string;
  /** The app of an entitlement. */
  readonly appId?: string;
}

/** What the editor needs somebody to ask, show or carry out. */
export interface EditorPorts {
  /** @returns undefined where nothing was picked. */
  choose(request: ChooseRequest): Promise<Chosen | undefined>;
  /** Whether everything typed may be thrown away. */
  confirmDiscard(): Promise<boolean>;
  /** Shows exactly what will be sent and asks. */
  confirm(plan: ChangePlan): Promise<boolean>;
  /** Carries out a plan that was confirmed, once the tenant is unlocked. */
  apply(plan: ChangePlan): Promise<ChangeOutcome>;
  /** Hears how a change ended whose editor was closed while it was made. */
  onAbandoned(plan: ChangePlan, outcome: ChangeOutcome): void;
  /** Shows settings side by side, as JSON; configurations of accounts are hidden in them. */
  showDifference(title: string, before: EntitlementSettings, after: EntitlementSettings): void;
}

export interface EntitlementEditorParts {
  readonly entitlement: EntitlementRef;
  readonly session: SignedInSession;
  readonly effects: Pick<TenantEffects, 'afterOwnWrites' | 'onDidMove'>;
  readonly drafts: DraftStore;
  readonly ports: EditorPorts;
  readonly clock: Clock;
  readonly logger: Logger;
}
