import * as vscode from 'vscode';

/** What the page of a panel is made of. */
export interface PanelPageFacts {
  /** Folder of what the page may load. */
  readonly assets: vscode.Uri;
  /** Name of the script in that folder, without `.js`. */
  readonly script: string;
  readonly title: string;
  readonly objectKey: string;
}

/**
 * The page of a panel. Its policy lets it load what ships in the assets folder and nothing else: no
 * inline script or style, no `eval`, no connection.
 */
export function panelHtml(webview: vscode.Webview, facts: PanelPageFacts): string {
  const { assets, script, title, objectKey } = facts;
  const source = webview.cspSource;
  const uriOf = (name: string) =>
    escapeHtml(webview.asWebviewUri(vscode.Uri.joinPath(assets, name)).toString());
  const policy = [
    `default-src 'none'`,
    ...['img-src', 'script-src', 'style-src', 'font-src'].map((rule) => `${rule} ${source}`),
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  // The id of the icon style sheet is the one by which the component library looks for it.
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="${uriOf('codicon.css')}" id="vscode-codicon-stylesheet">
<link rel="stylesheet" href="${uriOf('panel.css')}">
<script type="module" src="${uriOf(`${script}.js`)}"></script>
</head>
<body>
<main id="panel" tabindex="-1" aria-busy="true" data-object-key="${escapeHtml(objectKey)}"></main>
<div id="announcer" class="screen-reader-only" role="status" aria-live="polite"></div>
</body>
</html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
