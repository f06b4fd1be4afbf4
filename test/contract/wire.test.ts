import { useJudge } from '../support/contract/judgedTenant';
import { vendorDocument } from '../support/contract/vendorDocument';
import { describeAccounts } from './wire/accounts';
import { describeApps } from './wire/apps';
import { describeAttributes } from './wire/attributes';
import { describeCoverage } from './wire/coverage';
import { describeDelegation } from './wire/delegation';
import { describeEntitlements } from './wire/entitlements';
import { describeGrantDurations } from './wire/grantDurations';
import { describeGrants } from './wire/grants';
import { describeIdentity } from './wire/identity';
import { describeJudge } from './wire/judge';
import { describeOwners } from './wire/owners';
import { describePolicies } from './wire/policies';
import { describeProductOperations } from './wire/productOperations';
import { describeReferences } from './wire/references';
import { describeSnakeCase } from './wire/snakeCase';
import { describeTasks } from './wire/tasks';
import { describeUpdateEntitlement } from './wire/updateEntitlement';
import { describeUsers } from './wire/users';

/** The judge needs long for the first answer of a kind when the machine is busy. */
const timeoutMs = 180_000;

describe(`The wire, judged by the vendor's document (${vendorDocument().extent})`, function () {
  this.timeout(timeoutMs);
  const tenant = useJudge();
  describeIdentity(tenant);
  describeApps(tenant);
  describeEntitlements(tenant);
  describeUpdateEntitlement(tenant);
  describeGrants(tenant);
  describeGrantDurations(tenant);
  describeAccounts(tenant);
  describeUsers(tenant);
  describeDelegation(tenant);
  describeOwners(tenant);
  describeAttributes(tenant);
  describePolicies(tenant);
  describeReferences(tenant);
  describeTasks(tenant);
  describeSnakeCase(tenant);
  describeProductOperations(tenant);
  describeCoverage(tenant);
  describeJudge(tenant);
});
