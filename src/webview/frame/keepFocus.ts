/**
 * Draws, and gives the focus back where drawing took it away: to the element that had it, which
 * may have moved, or to the nearest one around it that is still there. Elements are found again by
 * their ids.
 */
export function keepFocus(root: HTMLElement, draw: () => void): void {
  const focused = document.activeElement;
  if (focused === null || !root.contains(focused)) {
    draw();
    return;
  }
  const ids = idsUpFrom(focused, root);
  draw();
  if (document.activeElement === focused) return;
  for (const id of ids) {
    const candidate = document.getElementById(id);
    candidate?.focus();
    if (candidate !== null && document.activeElement === candidate) return;
  }
}

function idsUpFrom(element: Element, root: Element): readonly string[] {
  const ids: string[] = [];
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    if (at.id !== '') ids.push(at.id);
    if (at === root) break;
  }
  return ids;
}
