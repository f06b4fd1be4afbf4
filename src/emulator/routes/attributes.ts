/** The labels of risk levels and compliance frameworks. */
import type { WireAttributeValue } from '../../shared/wire/attributes';
import type { WirePage } from '../../shared/wire/common';
import { pageFields } from '../messages/common';
import { message } from '../protojson/message';
import { route, type Call, type Route } from '../route';
import { scanList } from '../store/scan';

const listRiskLevels = message('c1.api.attribute.v1.ListRiskLevelsRequest', pageFields);
const listFrameworks = message('c1.api.attribute.v1.ListComplianceFrameworksRequest', pageFields);

/** The endpoints of attribute values. */
export const attributeRoutes: readonly Route[] = [
  route('GET', '/api/v1/attributes/risk_levels', listRiskLevels, (request, call) =>
    pageOf(call, request, call.store.riskLevels()),
  ),
  route('GET', '/api/v1/attributes/compliance_frameworks', listFrameworks, (request, call) =>
    pageOf(call, request, call.store.complianceFrameworks()),
  ),
];

function pageOf(
  call: Call,
  request: Parameters<Call['page']>[0],
  values: readonly WireAttributeValue[],
): WirePage<WireAttributeValue> {
  const { rows, nextPageToken } = call.page(request, (range) =>
    scanList(values, range, (value) => (value.deletedAt === null ? value : undefined)),
  );
  return { list: rows, nextPageToken };
}
