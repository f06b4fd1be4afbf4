import type { BuildOptions } from 'esbuild';

/** How pages of panels are bundled: a script for each, and what they share besides, once. */
export const webviewOptions: BuildOptions = {
  bundle: true,
  platform: 'browser',
  // The Chromium of the oldest VS Code that is supported.
  target: 'chrome132',
  format: 'esm',
  splitting: true,
  loader: { '.ttf': 'file' },
  assetNames: '[name]',
};

/** What every page needs besides its own script. */
export const webviewEntries: Readonly<Record<string, string>> = {
  // An entry of its own, so that what pages share is one file however many pages there are.
  frame: 'src/webview/frame/startPanel.ts',
  panel: 'src/webview/frame/panel.css',
  codicon: 'node_modules/@vscode/codicons/dist/codicon.css',
};
