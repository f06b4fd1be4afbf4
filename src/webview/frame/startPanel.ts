import { html, render, type TemplateResult } from 'lit';
import type { FromPanel, PanelProtocol, PanelState } from '../../shared/messages/panel';
import './elements';
import { keepFocus } from './keepFocus';
import { PanelClient, type Shown } from './panelClient';
import './vsCodeApi';

/** How one kind of panel is drawn. */
export interface PanelPage<View, Intent> {
  readonly protocol: PanelProtocol<View, Intent>;
  /** Draws the view; `send` tells the host what the person did. */
  readonly draw: (view: NoInfer<View>, send: (intent: NoInfer<Intent>) => void) => TemplateResult;
  /** The view after an intent as far as the page can tell: it is shown until the host's own comes. */
  readonly foresee?: (view: NoInfer<View>, intent: NoInfer<Intent>) => NoInfer<View>;
  /** What a screen reader says when it changes, such as an outcome; empty for nothing. */
  readonly announcement?: (view: NoInfer<View>) => string;
  /** What Esc does, if anything. It never applies and never discards. */
  readonly onEscape?: (view: NoInfer<View>, send: (intent: NoInfer<Intent>) => void) => void;
}

/** Runs the page: connects it with the host and draws what the host sends. Called once. */
export function startPanel<View, Intent>(page: PanelPage<View, Intent>): void {
  const host = acquireVsCodeApi();
  const root = elementById('panel');
  const announcer = elementById('announcer');
  const client = new PanelClient(page.protocol, (message: FromPanel<Intent>) =>
    host.postMessage(message),
  );
  let shown: View | undefined;

  const draw = (view: View) => {
    shown = view;
    keepFocus(root, () => render(page.draw(view, send), root));
  };
  const send = (intent: Intent) => {
    client.send(intent);
    const foreseen = shown && page.foresee?.(shown, intent);
    if (foreseen !== undefined && foreseen !== shown) draw(foreseen);
  };
  const show = (next: Shown<View>) => {
    root.ariaBusy = 'false';
    if (next.kind === 'unreadable') {
      shown = undefined;
      render(unreadable(), root);
      return;
    }
    document.title = next.title;
    draw(next.view);
    const announcement = page.announcement?.(next.view) ?? '';
    if (announcer.textContent !== announcement) announcer.textContent = announcement;
  };

  const state: PanelState = { version: 1, objectKey: root.dataset['objectKey'] ?? '' };
  host.setState(state);
  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const next = client.receive(data);
    if (next !== undefined) show(next);
  });
  window.addEventListener('keydown', ({ key, defaultPrevented }) => {
    if (key !== 'Escape' || defaultPrevented || shown === undefined) return;
    page.onEscape?.(shown, send);
  });
  render(html`<p class="loading">Loading…</p>`, root);
  client.start();
}

function unreadable(): TemplateResult {
  return html`
    <div class="notice error" role="alert">
      This panel cannot read what the extension sent. Close it and open it again; if that does not
      help, the log of ConductorOne in the panel Output says more.
    </div>
  `;
}

function elementById(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`The page has no element "${id}".`);
  return element;
}
