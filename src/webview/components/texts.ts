import { html, nothing, type TemplateResult } from 'lit';

/** The title of the page with what it is about. */
export function pageHeading(title: string, subtitle = ''): TemplateResult {
  return html`<header>
    <h1>${title}</h1>
    ${subtitle === '' ? nothing : html`<p class="subtitle">${subtitle}</p>`}
  </header>`;
}

/** A part of the page under a heading. */
export function section(
  facts: { readonly id: string; readonly heading: string },
  content: TemplateResult | readonly TemplateResult[],
): TemplateResult {
  const { id, heading } = facts;
  return html`<section id=${id} aria-labelledby="${id}-heading">
    <h2 id="${id}-heading">${heading}</h2>
    ${content}
  </section>`;
}

const severities = { info: 'Note', warning: 'Warning', error: 'Error' } as const;

/** Something to know before going on. */
export function notice(severity: keyof typeof severities, text: string): TemplateResult {
  return html`<div class="notice ${severity}">
    <vscode-icon name=${severity}></vscode-icon>
    <span><span class="screen-reader-only">${severities[severity]}: </span>${text}</span>
  </div>`;
}

/** Says that something is under way. Announce it too: see `announcement` of the page. */
export function busyNote(text: string): TemplateResult {
  return html`<div class="busy">
    <vscode-progress-ring aria-hidden="true"></vscode-progress-ring>
    <span>${text}</span>
  </div>`;
}

/** Text as it is sent or stored, such as JSON or a request; the keyboard scrolls it. */
export function codeBlock(label: string, text: string): TemplateResult {
  return html`<pre class="code" role="region" tabindex="0" aria-label=${label}>${text}</pre>`;
}
