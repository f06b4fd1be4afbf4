import assert from 'node:assert/strict';
import { inspect } from 'node:util';

/** Everything that an error says in any way of printing it, with all its causes. */
export function everythingSaidBy(error: unknown): string {
  const said: string[] = [];
  for (let current = error; current !== undefined;) {
    const hidden = inspect(current, { depth: 20, showHidden: true, getters: true });
    said.push(JSON.stringify(current), inspect(current, { depth: 20 }), hidden);
    if (!(current instanceof Error)) break;
    said.push(String(current), current.stack ?? '');
    current = current.cause;
  }
  return said.join('\n');
}

/** Fails where one of the secrets, or a longer piece of one, can be read. */
export function assertNoLeak(text: string, secrets: readonly string[]): void {
  const pieceLength = 12;
  for (const secret of secrets) {
    for (let start = 0; start + pieceLength <= secret.length; start += pieceLength / 2) {
      const piece = secret.slice(start, start + pieceLength);
      assert.ok(!text.includes(piece), `"${piece}" of a secret can be read in: ${text}`);
    }
  }
}
