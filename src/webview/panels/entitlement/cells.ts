import { html, type TemplateResult } from 'lit';

/** Words that may have line breaks of their own. */
export const longText = (text: string): TemplateResult =>
  html`<span class="pre-line">${text}</span>`;

/** The name of a setting in a table: its words are not broken. */
export const settingName = (label: string): TemplateResult =>
  html`<span class="setting-name">${label}</span>`;
