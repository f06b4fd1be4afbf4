/** Attribute values: the labels of risk levels and compliance frameworks. */
import type { WireTimestamp } from './common';

/** `c1.api.attribute.v1.AttributeValue`. */
export interface WireAttributeValue {
  readonly attributeTypeId: string;
  readonly createdAt: WireTimestamp | null;
  readonly deletedAt: WireTimestamp | null;
  readonly id: string;
  readonly updatedAt: WireTimestamp | null;
  readonly value: string;
}
