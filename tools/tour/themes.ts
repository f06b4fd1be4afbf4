import type { Page } from 'playwright-core';
import type { UserSettings } from '../vscode/userSettings';

/** A colour theme of VS Code in which pictures are taken. */
export interface Theme {
  readonly name: 'light' | 'dark' | 'high-contrast';
  /** The colour preference of the operating system that makes VS Code choose the theme. */
  readonly media: {
    readonly colorScheme: 'light' | 'dark';
    readonly forcedColors: 'none' | 'active';
  };
  /** Class of the workbench under this theme. */
  readonly className: string;
  /** Class of the page of a web view under this theme. */
  readonly pageClassName: string;
}

/** The themes of the pictures, in this order. */
export const themes: readonly [Theme, ...Theme[]] = [
  {
    name: 'light',
    media: { colorScheme: 'light', forcedColors: 'none' },
    className: 'vs',
    pageClassName: 'vscode-light',
  },
  {
    name: 'dark',
    media: { colorScheme: 'dark', forcedColors: 'none' },
    className: 'vs-dark',
    pageClassName: 'vscode-dark',
  },
  {
    name: 'high-contrast',
    media: { colorScheme: 'dark', forcedColors: 'active' },
    className: 'hc-black',
    pageClassName: 'vscode-high-contrast',
  },
];

/** Lets VS Code follow the preference of the operating system, with these themes. */
export const themeSettings: UserSettings = {
  'window.autoDetectColorScheme': true,
  'window.autoDetectHighContrast': true,
  'workbench.preferredLightColorTheme': 'Default Light Modern',
  'workbench.preferredDarkColorTheme': 'Default Dark Modern',
  'workbench.preferredHighContrastColorTheme': 'Default High Contrast',
};

/**
 * Switches the theme without a touch of the window: an open menu or dialog stays open. The web view
 * in sight is told of it later than the window, and waited for.
 */
export async function switchTheme(
  page: Page,
  { className, media, pageClassName }: Theme,
): Promise<void> {
  await page.emulateMedia(media);
  await page.locator(`.monaco-workbench.${className}`).first().waitFor();
  const webview = page.locator('iframe.webview.ready').filter({ visible: true }).first();
  if ((await webview.count()) === 0) return;
  const document = webview.contentFrame().frameLocator('#active-frame');
  await document.locator(`body.${pageClassName}`).waitFor({ state: 'attached' });
}
