/** What is wrong with a text that should be the name of a tenant; undefined when nothing is. */
export function problemOfTypedName(text: string, tenantName: string): string | undefined {
  return text.trim() === tenantName
    ? undefined
    : `This is not the name of the tenant. Type ${tenantName} to go on, or press Esc to change nothing.`;
}
