/** Who the caller is: `GET /api/v1/auth/introspect`. */
import type { OpenEnum } from './common';

/** `c1.api.auth.v1.IntrospectResponse`. */
export interface WireIntrospection {
  readonly deviceClientId: string;
  readonly disabledModules: readonly OpenEnum<
    'MODULE_ID_UNSPECIFIED' | 'MODULE_ID_SECRET_SHARING'
  >[];
  readonly features: readonly string[];
  readonly permissions: readonly string[];
  readonly principleId: string;
  readonly roles: readonly string[];
  readonly tenantId: string;
  readonly userId: string;
}
