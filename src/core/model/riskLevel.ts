import type { RiskLevelId } from './ids';

/** A label that the tenant's admins made up. Labels have no order of their own. */
export interface RiskLevel {
  readonly id: RiskLevelId;
  readonly label: string;
}

/** Whether a label counts as high: it contains one of the words, whatever the case. */
export function isHighRisk(label: string, highRiskWords: readonly string[]): boolean {
  const folded = label.toLowerCase();
  return highRiskWords.some((word) => word !== '' && folded.includes(word.toLowerCase()));
}
