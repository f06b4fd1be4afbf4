import type { DelegationMapView } from '../../../shared/messages/delegationMap';

type Person = Pick<DelegationMapView['people'][number], 'column' | 'group' | 'row'>;

/** A place in the picture, in pixels from its top left corner. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Size of the box of a person, in pixels. */
export const box = { width: 208, height: 32 } as const;

/** From one box to the next, in pixels: room for an arrow and its word. */
const gap = { column: 96, row: 20, group: 20 } as const;

/** Room around all boxes, in pixels: an arrow that closes a circle goes round them. */
const margin = 24;

/** Where the box of a person begins. */
export function placeOf({ column, group, row }: Person): Place {
  return {
    x: margin + column * (box.width + gap.column),
    y: margin + row * (box.height + gap.row) + group * gap.group,
  };
}

/** How large the picture is, in pixels. */
export function pictureSize(people: readonly Person[]): {
  readonly width: number;
  readonly height: number;
} {
  const places = people.map(placeOf);
  return {
    width: Math.max(0, ...places.map(({ x }) => x)) + box.width + margin,
    height: Math.max(0, ...places.map(({ y }) => y)) + box.height + margin,
  };
}

/**
 * The way of an arrow, as path data of SVG: from the right of a box to the left of one further
 * right, or, where it closes a circle, below its own row and round to the left.
 */
export function arrowPath(from: Person, to: Person): string {
  const start = placeOf(from);
  const end = placeOf(to);
  const middle = (place: Place) => place.y + box.height / 2;
  if (to.column > from.column) {
    const x = start.x + box.width;
    const bend = x + (end.x - x) / 2;
    return `M ${x} ${middle(start)} C ${bend} ${middle(start)} ${bend} ${middle(end)} ${end.x} ${middle(end)}`;
  }
  const below = start.y + box.height + gap.row / 2;
  const left = end.x - margin / 2;
  return `M ${start.x + box.width / 2} ${start.y + box.height} V ${below} H ${left} V ${middle(end)} H ${end.x}`;
}

/** Where the word at an arrow begins: above its first part, or below the part that goes back. */
export function wordPlace(from: Person, to: Person): Place {
  const { x, y } = placeOf(from);
  return to.column > from.column
    ? { x: x + box.width + 6, y: y + box.height / 2 - 5 }
    : { x: x + box.width / 2 + 6, y: y + box.height + gap.row - 4 };
}
