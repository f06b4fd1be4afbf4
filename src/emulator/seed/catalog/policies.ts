/** The policies of Larkmoor Logistics. */
import type { WirePolicyStep } from '../../../shared/wire/policies';
import {
  accept,
  approval,
  approver,
  escalatesTo,
  provision,
  reject,
  waitDays,
  waitUntil,
} from './approvals';

/** A policy in few words. */
export interface PolicySpec {
  readonly key: string;
  readonly type: 'GRANT' | 'REVOKE' | 'CERTIFY' | 'ACCESS_REQUEST' | 'PROVISION';
  readonly name: string;
  readonly description: string;
  readonly steps: readonly WirePolicyStep[];
  /** Other steps where a CEL expression holds. */
  readonly when?: { readonly condition: string; readonly steps: readonly WirePolicyStep[] };
  /** The entitlement whose local emergency policy it is, by key. */
  readonly localTo?: string;
  readonly deletedDaysAgo?: number;
  readonly isBuiltin?: true;
}

const policy = (
  type: PolicySpec['type'],
  key: string,
  name: string,
  description: string,
  steps: readonly WirePolicyStep[],
  more: Pick<PolicySpec, 'when' | 'localTo' | 'deletedDaysAgo' | 'isBuiltin'> = {},
): PolicySpec => ({ key, type, name, description, steps, ...more });

const manager = approval(approver.manager('oskar.nyberg'), escalatesTo(48, 'oskar.nyberg'));
const security = approval(approver.users('ada.lindqvist', 'fatima.idrissi'), {
  requireApprovalReason: true,
  allowDelegation: false,
});

/** All policies, in no order, as the API promises none. */
export const policySpecs: readonly PolicySpec[] = [
  policy(
    'GRANT',
    'manager-approves',
    'Standard manager approval',
    'What most apps use: the manager decides within two days, then IT Operations.',
    [manager, provision],
  ),
  policy('GRANT', 'manager-and-owner', 'Manager, then entitlement owner', 'For what is critical.', [
    manager,
    approval(approver.entitlementOwners('ada.lindqvist')),
    provision,
  ]),
  policy('GRANT', 'app-owner', 'App owner approval', '', [
    approval(approver.appOwners()),
    provision,
  ]),
  policy('GRANT', 'auto-approve', 'Auto-approve low risk', 'Nobody is asked.', [
    accept('Low risk: approved automatically.'),
    provision,
  ]),
  policy(
    'GRANT',
    'break-glass',
    'Emergency access (break glass)',
    'The on-call engineers decide within minutes; security looks at it afterwards.',
    [
      approval(approver.group('okta/oncall-sre/member', 'fatima.idrissi'), {
        requireApprovalReason: true,
        ...escalatesTo(1, 'ada.lindqvist'),
      }),
      provision,
    ],
  ),
  policy(
    'GRANT',
    'break-glass-prod-core',
    'prod-core: emergency access of its own',
    'Local to one entitlement: only a search that asks for it by id finds it.',
    [approval(approver.users('jonas.friedrich', 'sam.okafor')), provision],
    { localTo: 'aws/prod-core/AdministratorAccess' },
  ),
  policy(
    'GRANT',
    'privileged',
    'Privileged access: security review and change window',
    'Security approves with a reason, then the change window has to be open.',
    [
      manager,
      security,
      waitUntil('Change window', 'time.now().getHours("Europe/Amsterdam") >= 20', 3),
      provision,
    ],
  ),
  policy(
    'GRANT',
    'contractors',
    'Contractors: sponsor, then People',
    'Employees need their manager only.',
    [manager, provision],
    {
      when: {
        condition: 'subject.employment_type == "Contractor"',
        steps: [
          approval(approver.resourceOwners('pieter.postma')),
          approval(approver.users('pieter.postma', 'siobhan.oconnor')),
          provision,
        ],
      },
    },
  ),
  policy('GRANT', 'four-eyes', 'Payments: four eyes', 'Two people, never the same.', [
    approval(approver.users('hannah.barker', 'tomasz.wierzbicki')),
    approval(approver.expression('c1.directory.users.v1.GetManagers(subject)', 'roberto.esteves')),
    provision,
  ]),
  policy('GRANT', 'risk-score', 'Risk score decides', 'Asks the risk engine; no answer means no.', [
    approval(approver.webhook('risk-score')),
    provision,
  ]),
  policy('GRANT', 'triage', 'Triage by agent, then app owner', '', [
    approval(approver.agent('Say in one sentence whether colleagues with this title have it.')),
    approval(approver.appOwners()),
    provision,
  ]),
  policy('GRANT', 'not-requestable', 'Not requestable', 'For apps that are to disappear.', [
    reject('This app is being switched off. Ask IT Operations for an alternative.'),
  ]),
  policy(
    'GRANT',
    'director',
    'Director approval (until 2024)',
    'Replaced by the standard.',
    [approval(approver.users('rashid.almansoori')), provision],
    { deletedDaysAgo: 410 },
  ),
  policy('REVOKE', 'revoke-at-once', 'Revoke at once', 'Nobody is asked.', [accept(''), provision]),
  policy(
    'REVOKE',
    'revoke-on-leave',
    'Auto-revoke on leave',
    'At once for people who left; the manager confirms it for everybody else.',
    [manager, provision],
    {
      when: {
        condition: 'subject.status != UserStatus.ENABLED',
        steps: [accept('Has left.'), provision],
      },
    },
  ),
  policy('REVOKE', 'handover', 'Hand over for a week, then revoke', '', [
    approval(approver.manager('oskar.nyberg'), { requireApprovalReason: true }),
    waitDays('Handover', 7),
    provision,
  ]),
  policy('CERTIFY', 'yearly-review', 'Yearly review by the manager', '', [
    approval(approver.manager('oskar.nyberg')),
  ]),
  policy(
    'CERTIFY',
    'quarterly-review',
    'Quarterly review (SOX)',
    'Manager first, then the owner of the entitlement. Revocations take effect at once.',
    [
      approval(approver.manager('hannah.barker'), { requireApprovalReason: true }),
      approval(approver.entitlementOwners('hannah.barker')),
    ],
  ),
  policy('CERTIFY', 'privileged-review', 'Monthly review of privileged access', '', [
    approval(approver.self('fatima.idrissi'), { requireApprovalReason: true }),
    security,
  ]),
  policy('PROVISION', 'service-desk', 'Service desk provisions', '', [provision]),
  policy(
    'ACCESS_REQUEST',
    'default-request',
    'Default access request',
    'Comes with every tenant.',
    [approval(approver.appOwners())],
    { isBuiltin: true },
  ),
];
