import { knownMistakes } from './knownMistakes';

const start = '<!-- written by tools/openapi.ts -->\n\n';
const end = '\n<!-- end -->';

/** The page with the list of known mistakes between its two marks. Throws where it has no marks. */
export function withKnownMistakes(page: string): string {
  const [before, rest] = page.split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error('The page has no marks.');
  const lines = knownMistakes.map(({ says, truth }) => `- ${says}. ${truth}\n`);
  return `${before}${start}${lines.join('')}${end}${after}`;
}
