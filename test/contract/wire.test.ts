import { useJudge } from '../support/contract/judgedTenant';
import { describeEntitlements } from './wire/entitlements';

describe('The wire, judged by the vendor’s document', () => {
  const tenant = useJudge();
  describeEntitlements(tenant);
});
