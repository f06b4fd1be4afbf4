/**
 * Chance without state: every decision of the demo tenant is drawn from what is decided and for
 * what, so that it is the same in every run and does not move when something else is added.
 */

/** A 32-bit unsigned hash of two texts. */
export function hash32(what: string, key: string): number {
  return mix32(absorb(key, absorb(what, 0x811c9dc5) ^ 0x2f));
}

function absorb(text: string, state: number): number {
  let hash = state;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash;
}

/** Spreads a 32-bit number over all 32 bits; every number has its own result. */
export function mix32(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** A number from 0 (included) to 1 (excluded). */
export function draw(what: string, key: string): number {
  return hash32(what, key) / 0x1_0000_0000;
}

/** A whole number between two bounds, both included. */
export function drawBetween(what: string, key: string, least: number, most: number): number {
  return least + Math.floor(draw(what, key) * (most - least + 1));
}

/** One of the given values, each as likely as the other. Throws if there are none. */
export function drawOne<Value>(what: string, key: string, values: readonly Value[]): Value {
  const value = values[Math.floor(draw(what, key) * values.length)];
  if (value === undefined) {
    throw new RangeError(`Nothing to draw from for ${what} of ${key}`);
  }
  return value;
}

/** The values in an order that only the text and their names decide. */
export function shuffle<Value>(
  what: string,
  values: readonly Value[],
  nameOf: (value: Value) => string,
): Value[] {
  return values
    .map((value) => ({ value, rank: hash32(what, nameOf(value)) }))
    .sort((left, right) => left.rank - right.rank)
    .map(({ value }) => value);
}
