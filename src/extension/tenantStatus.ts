import { isProduction } from '../core/session/productionTenants';
import type { Session } from '../core/session/session';
import type { TenantLock } from '../core/session/tenantLock';
import type { TenantProfile } from '../core/session/tenantProfile';
import { timeLeftText } from '../core/session/unlockCountdown';
import { formatTimeOfDay } from '../shared/text/localTime';
import { joinParts } from '../shared/text/words';
import { withoutIcons } from './plainText';

/** What the status bar says about the tenant of a window. */
export interface TenantStatus {
  readonly text: string;
  /** Also what a screen reader says. It stays the same while `text` counts down. */
  readonly tooltip: string;
  readonly emphasis: 'none' | 'warning' | 'error';
}

/** What the status of a signed-in session depends on besides. */
export interface StatusFacts {
  readonly lock: Pick<TenantLock, 'isUnlocked' | 'unlockedUntil'>;
  readonly now: Date;
  /** Names as `isProduction` takes them. */
  readonly productionTenants: readonly string[];
}

/** Which tenant a window works on, as whom, and whether and how long it can be changed. */
export function tenantStatus(session: Session, facts: StatusFacts): TenantStatus {
  switch (session.kind) {
    case 'signedOut':
      return calm('$(key) ConductorOne', 'not signed in');
    case 'connecting': {
      const { displayName } = session.tenant;
      return calm(`$(loading~spin) ${withoutIcons(displayName)}`, `connecting to ${displayName}`);
    }
    case 'failed':
    case 'noAccess': {
      const { displayName } = session.tenant;
      return calm(
        `$(error) ${withoutIcons(displayName)}`,
        `${displayName}: ${session.error.message}`,
      );
    }
    case 'signedIn':
      return signedInStatus(session.tenant, facts);
  }
}

const calm = (text: string, tooltip: string): TenantStatus => ({
  text,
  tooltip: `ConductorOne: ${tooltip}`,
  emphasis: 'none',
});

function signedInStatus(tenant: TenantProfile, facts: StatusFacts): TenantStatus {
  const { key, displayName, host, identityName } = tenant;
  const isHazard = isProduction(tenant, facts.productionTenants);
  const name = withoutIcons(joinParts(displayName, identityName));
  const address = isHazard ? `${host}, production` : host;
  const who = joinParts(`${displayName} (${address})`, identityName);
  if (!facts.lock.isUnlocked(key)) {
    return calm(`$(lock) ${name}`, `${who}, locked: nothing can be changed`);
  }
  const until = facts.lock.unlockedUntil(key);
  // The demo tenant.
  if (until === undefined) {
    return calm(`$(unlock) ${name}`, `${who}, unlocked: changes are possible`);
  }
  const leftText = timeLeftText(until.getTime() - facts.now.getTime());
  return {
    text: `$(unlock) ${name} · unlocked, ${leftText}`,
    tooltip: `ConductorOne: ${who}, unlocked until ${formatTimeOfDay(until)}: changes are possible`,
    emphasis: isHazard ? 'error' : 'warning',
  };
}
