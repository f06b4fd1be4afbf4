/** All apps of the demo tenant. */
import { aws, eks } from './aws';
import { netsuite, snowflake, stripe, workday } from './backOffice';
import { googleWorkspace, salesforce, slack, zendesk, zoom } from './business';
import { datadog, jira, pagerduty } from './engineering';
import { github } from './github';
import { okta } from './okta';
import { customs, fleet, warehouseSystem } from './operations';
import { legacySftp, onePassword, parking, vpn } from './smallApps';
import type { AppSpec } from './spec';

/** In the order in which they are built: an app inherits only from those before it. */
export const appSpecs: readonly AppSpec[] = [
  okta,
  onePassword,
  aws,
  customs,
  datadog,
  eks,
  fleet,
  github,
  googleWorkspace,
  jira,
  legacySftp,
  netsuite,
  pagerduty,
  parking,
  salesforce,
  slack,
  snowflake,
  stripe,
  vpn,
  warehouseSystem,
  workday,
  zendesk,
  zoom,
];
