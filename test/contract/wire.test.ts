import { useJudge } from '../support/contract/judgedTenant';
import { describeAccounts } from './wire/accounts';
import { describeApps } from './wire/apps';
import { describeAttributes } from './wire/attributes';
import { describeEntitlements } from './wire/entitlements';
import { describeGrants } from './wire/grants';
import { describeIdentity } from './wire/identity';
import { describeTasks } from './wire/tasks';
import { describeUsers } from './wire/users';

describe('The wire, judged by the vendor’s document', () => {
  const tenant = useJudge();
  describeIdentity(tenant);
  describeApps(tenant);
  describeEntitlements(tenant);
  describeGrants(tenant);
  describeAccounts(tenant);
  describeUsers(tenant);
  describeAttributes(tenant);
  describeTasks(tenant);
});
