import type { ReadClient } from '../http/httpClient';
import { asRiskLevelId } from '../model/ids';
import type { ComplianceFramework } from '../model/complianceFramework';
import type { Page } from '../model/page';
import type { RiskLevel } from '../model/riskLevel';
import { pageQuery, readPage, type PageRequest } from './pages';
import { readText, requiredText } from './read';

/** The labels that a tenant's admins put on entitlements. */
export class AttributesApi {
  constructor(private readonly client: ReadClient) {}

  riskLevels(page: PageRequest, signal?: AbortSignal): Promise<Page<RiskLevel>> {
    return this.client.read(
      {
        effect: 'read',
        method: 'GET',
        pathTemplate: '/api/v1/attributes/risk_levels',
        query: pageQuery(page),
      },
      readPage((value) => ({
        id: asRiskLevelId(requiredText(value, 'id')),
        label: readText(value, 'value'),
      })),
      signal,
    );
  }

  complianceFrameworks(
    page: PageRequest,
    signal?: AbortSignal,
  ): Promise<Page<ComplianceFramework>> {
    return this.client.read(
      {
        effect: 'read',
        method: 'GET',
        pathTemplate: '/api/v1/attributes/compliance_frameworks',
        query: pageQuery(page),
      },
      readPage((value) => ({ id: requiredText(value, 'id'), label: readText(value, 'value') })),
      signal,
    );
  }
}
