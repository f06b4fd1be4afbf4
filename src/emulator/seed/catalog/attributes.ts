/** Risk levels and compliance frameworks: the labels that this tenant gave them, and their ids. */
import type { WireAttributeValue } from '../../../shared/wire/attributes';
import { idOf } from '../ids';
import { daySeconds, type Timeline } from '../timeline';

/** Words of the catalog for risk levels; they are their labels too. */
const riskLevels = ['Low', 'Medium', 'High', 'Critical'];

/** Words of the catalog for compliance frameworks, with their labels. */
const frameworks: Readonly<Record<string, string>> = {
  SOX: 'SOX',
  SOC2: 'SOC 2',
  PCI: 'PCI DSS',
  HIPAA: 'HIPAA',
  ISO: 'ISO 27001',
  GDPR: 'GDPR',
};

/** Whether a word of the catalog is a risk level. */
export const isRiskLevel = (word: string): boolean => riskLevels.includes(word);

/** The id of a risk level or framework. Throws `RangeError` at a word that is neither. */
export function attributeIdOf(word: string): string {
  if (!isRiskLevel(word) && frameworks[word] === undefined) {
    throw new RangeError(`Neither risk level nor compliance framework: ${word}`);
  }
  return idOf('attribute', word);
}

/** The risk levels, from low to critical. */
export const riskLevelValues = (at: Timeline): readonly WireAttributeValue[] =>
  riskLevels.map((word) => attributeValue('risk-level', word, word, at));

/** The compliance frameworks. */
export const complianceFrameworkValues = (at: Timeline): readonly WireAttributeValue[] =>
  Object.entries(frameworks).map(([word, label]) =>
    attributeValue('compliance-framework', word, label, at),
  );

function attributeValue(
  type: string,
  word: string,
  value: string,
  at: Timeline,
): WireAttributeValue {
  const createdAt = at(-890 * daySeconds);
  return {
    attributeTypeId: idOf('attribute-type', type),
    createdAt,
    deletedAt: null,
    id: attributeIdOf(word),
    updatedAt: createdAt,
    value,
  };
}
