import type { JsonValue } from '../../json';
import { sameSetting } from './settings';

/**
 * Whether the tenant may hide something of a setting from a lower role to which it shows this value.
 * It blanks what it hides, documented by the vendor under its user roles; and of a provisioning
 * policy it may blank parts.
 */
export const mayHideSetting = (field: string, value: JsonValue): boolean =>
  field === 'provisionerPolicy' || field === 'deprovisionerPolicy' || sameSetting(value, null);
