import type { Theme } from './themes';
import type { TourStep } from './tourStep';

/** Name of the file of a picture. */
export function pictureName(step: Pick<TourStep, 'name'>, theme: Pick<Theme, 'name'>): string {
  return `${step.name}.${theme.name}.png`;
}

/** The page that shows every picture of the tour with its title. */
export function tourIndex(
  steps: readonly Pick<TourStep, 'name' | 'title'>[],
  themes: readonly Pick<Theme, 'name'>[],
): string {
  const sections = steps.map((step) => {
    const pictures = themes.map((theme) => {
      const file = pictureName(step, theme);
      return `<a href="${file}"><img src="${file}" alt="${escapeHtml(`${step.title}, ${theme.name}`)}"></a>`;
    });
    const heading = `<h2 id="${step.name}">${escapeHtml(step.title)}</h2>`;
    return `<section>\n${heading}\n${pictures.join('\n')}\n</section>`;
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>ConductorOne Access: tour</title>
<style>
  body { font: 16px sans-serif; margin: 2rem; background: #777; color: #fff; }
  img { width: 32%; }
</style>
<h1>ConductorOne Access: tour</h1>
${sections.join('\n')}
</html>
`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
