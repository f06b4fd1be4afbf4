/** The labels of risk levels and compliance frameworks. */
import type { WireAttributeValue } from '../../shared/wire/attributes';
import type { WirePage } from '../../shared/wire/common';
import { pageFields } from '../messages/common';
import { message } from '../protojson/message';
import { id } from '../protojson/scalars';
import { route, type Call, type Route } from '../route';
import { scanList } from '../store/scan';
import { byId, unlessDeleted } from './references';

const api = 'c1.api.attribute.v1';

const listRiskLevels = message(`${api}.ListRiskLevelsRequest`, pageFields);
const listFrameworks = message(`${api}.ListComplianceFrameworksRequest`, pageFields);
const getRiskLevel = message(`${api}.GetRiskLevelAttributeValueRequest`, { id });
const getFramework = message(`${api}.GetComplianceFrameworkAttributeValueRequest`, { id });

/** What carries one attribute value. */
interface ValueAnswer {
  readonly value: WireAttributeValue;
}

/** The endpoints of attribute values. */
export const attributeRoutes: readonly Route[] = [
  route('GET', '/api/v1/attributes/risk_levels', listRiskLevels, (request, call) =>
    pageOf(call, request, call.store.references.riskLevels),
  ),
  route(
    'GET',
    '/api/v1/attributes/risk_levels/{id}',
    getRiskLevel,
    (request, { store }): ValueAnswer => ({
      value: byId('risk level', store.references.riskLevels, request.id),
    }),
  ),
  route('GET', '/api/v1/attributes/compliance_frameworks', listFrameworks, (request, call) =>
    pageOf(call, request, call.store.references.complianceFrameworks),
  ),
  route(
    'GET',
    '/api/v1/attributes/compliance_frameworks/{id}',
    getFramework,
    (request, { store }): ValueAnswer => ({
      value: byId('compliance framework', store.references.complianceFrameworks, request.id),
    }),
  ),
];

function pageOf(
  call: Call,
  request: Parameters<Call['page']>[0],
  values: readonly WireAttributeValue[],
): WirePage<WireAttributeValue> {
  const { rows, nextPageToken } = call.page(request, (range) =>
    scanList(values, range, unlessDeleted),
  );
  return { list: rows, nextPageToken };
}
