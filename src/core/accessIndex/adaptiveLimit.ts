/** How many requests at once at most: more than this hides no more latency and costs the tenant. */
const most = 6;
const first = 4;
/** An answer that takes this many times the usual says that the tenant is busy. */
const slowFactor = 3;
/** What counts as usual follows answers, and slow ones less: else a busy tenant would soon be usual. */
const usualWeight = { quick: 0.1, slow: 0.01 } as const;

/**
 * How many cursors run at once. One more after a round of answers as quick as usual, half as many when
 * the tenant asks to slow down, one less after a round of slow answers.
 */
export class AdaptiveLimit {
  private limit = first;
  private usualMs: number | undefined;
  private answersInRound = 0;
  private slowInRound = 0;
  private isRefused = false;

  /** From 1 up to 6. */
  get current(): number {
    return this.limit;
  }

  noteAnswer(tookMs: number): void {
    this.isRefused = false;
    const usualMs = (this.usualMs ??= tookMs);
    this.answersInRound++;
    const isSlow = tookMs > usualMs * slowFactor;
    if (isSlow) this.slowInRound++;
    this.usualMs = usualMs + usualWeight[isSlow ? 'slow' : 'quick'] * (tookMs - usualMs);
    if (this.answersInRound === this.limit) {
      this.change(this.slowInRound * 2 > this.answersInRound ? this.limit - 1 : this.limit + 1);
    }
  }

  /** Requests that were under way together are refused together, and count once. */
  noteRefusal(): void {
    if (!this.isRefused) this.change(Math.floor(this.limit / 2));
    this.isRefused = true;
  }

  private change(limit: number): void {
    this.limit = Math.min(most, Math.max(1, limit));
    this.answersInRound = 0;
    this.slowInRound = 0;
  }
}
