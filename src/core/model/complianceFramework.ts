/** A set of rules that the tenant's admins want an entitlement to be reviewed under. */
export interface ComplianceFramework {
  readonly id: string;
  readonly label: string;
}
