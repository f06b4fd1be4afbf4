/** Takes what a part prints. */
export interface PartOutput {
  write(text: string): void;
  /** To be called once, after the last text. */
  end(): void;
}

/**
 * Shows the output of parts that run at the same time one after the other: the first part that has
 * not ended is shown as it prints, the others wait for their turn.
 */
export class OrderedOutput {
  readonly #show: (text: string) => void;
  readonly #waiting: { text: string; isEnded: boolean }[] = [];

  constructor(show: (text: string) => void) {
    this.#show = show;
  }

  /** Adds a part behind those that were added before. */
  add(): PartOutput {
    const part = { text: '', isEnded: false };
    this.#waiting.push(part);
    return {
      write: (text) => {
        part.text += text;
        this.#flush();
      },
      end: () => {
        part.isEnded = true;
        this.#flush();
      },
    };
  }

  #flush(): void {
    for (let first = this.#waiting[0]; first !== undefined; first = this.#waiting[0]) {
      this.#show(first.text);
      first.text = '';
      if (!first.isEnded) return;
      this.#waiting.shift();
    }
  }
}
