/** What a column is made of. */
export type Numbers = Uint8Array | Uint32Array | Float64Array;

/** A column of numbers that grows by doubling, so that a million rows cost what their numbers cost. */
export class GrowingColumn<Kind extends Numbers> {
  private numbers: Kind;
  private count = 0;

  constructor(private readonly make: (length: number) => Kind) {
    this.numbers = make(64);
  }

  get length(): number {
    return this.count;
  }

  push(value: number): void {
    if (this.count === this.numbers.length) {
      const larger = this.make(this.count * 2);
      larger.set(this.numbers);
      this.numbers = larger;
    }
    this.numbers[this.count++] = value;
  }

  /** What was pushed, without the room that is left. */
  sealed(): Kind {
    const exact = this.make(this.count);
    exact.set(this.numbers.subarray(0, this.count));
    return exact;
  }
}

export const byteColumn = () => new GrowingColumn((length) => new Uint8Array(length));
export const integerColumn = () => new GrowingColumn((length) => new Uint32Array(length));
export const doubleColumn = () => new GrowingColumn((length) => new Float64Array(length));
