import { knownMistakes } from './knownMistakes';

const marked = /(<!-- written by tools\/openapi\.ts -->\n).*(\n<!-- end -->)/s;

/** The page with the list of known mistakes between its two marks. Throws where it has no marks. */
export function withKnownMistakes(page: string): string {
  if (!marked.test(page)) throw new Error('The page has no marks.');
  const list = knownMistakes.map(({ says, truth }) => `- ${says}. ${truth}\n`).join('');
  return page.replace(marked, (_, start: string, end: string) => `${start}\n${list}${end}`);
}
