import { integerColumn } from './growingColumn';

/** Texts by row, as UTF-8 in one piece: no object per text. */
export interface Texts {
  readonly bytes: Uint8Array;
  /** Where each text ends; it begins where the one before it ends. */
  readonly ends: Uint32Array;
}

/** Collects texts, one per row. */
export class TextColumn {
  private bytes = Buffer.allocUnsafe(1 << 12);
  private size = 0;
  private readonly ends = integerColumn();

  push(text: string): void {
    const mostBytes = this.size + text.length * 3;
    if (mostBytes > this.bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, mostBytes));
      this.bytes.copy(larger, 0, 0, this.size);
      this.bytes = larger;
    }
    this.size += this.bytes.write(text, this.size, 'utf8');
    this.ends.push(this.size);
  }

  sealed(): Texts {
    return { bytes: Uint8Array.from(this.bytes.subarray(0, this.size)), ends: this.ends.sealed() };
  }
}

const decoder = new TextDecoder();

/** The text of a row; empty beyond the last. */
export function textAt({ bytes, ends }: Texts, row: number): string {
  const start = row === 0 ? 0 : (ends[row - 1] ?? 0);
  return decoder.decode(bytes.subarray(start, ends[row] ?? start));
}
