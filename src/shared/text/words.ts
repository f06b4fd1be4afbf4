/** The parts of a description that say something, set apart. */
export function joinParts(...parts: readonly (string | undefined | false)[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' · ');
}

/** `1 grant`, `2 grants`, `1,234 grants`. */
export function countOf(count: number, singular: string): string {
  return `${count.toLocaleString('en-US')} ${singular}${count === 1 ? '' : 's'}`;
}
