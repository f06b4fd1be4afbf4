import * as vscode from 'vscode';
import { PanelConnection } from '../../core/panels/panelConnection';
import type { PanelController } from '../../core/panels/panelController';
import type { Disposable, Logger } from '../../core/ports';
import { panelStateSchema, readMessage, type PanelProtocol } from '../../shared/messages/panel';
import { panelTypes } from '../ids';
import { panelHtml } from './panelHtml';

/** A kind of panel, each with a script `dist/webview/<kind>.js`. */
export type PanelKindName = keyof typeof panelTypes;

/** How panels of one kind are made. */
export interface PanelKind<View, Intent> {
  readonly name: PanelKindName;
  readonly protocol: PanelProtocol<View, Intent>;
  /**
   * Makes what stands behind the panel of an object, also when VS Code brings the panel back after
   * a restart, before anybody is signed in. `undefined` where there is nothing to show any more.
   */
  readonly open: (objectKey: string) => PanelController<View, Intent> | undefined;
}

/** What the host of all panels works with. */
export interface PanelHostOptions {
  readonly extensionUri: vscode.Uri;
  readonly logger: Logger;
  /** Shows a failure to the person; `what` is a sentence without its full stop. */
  readonly report: (what: string, error: unknown) => void;
}

interface OpenPanel {
  readonly panel: vscode.WebviewPanel;
  readonly connection: Disposable;
}

/** Opens panels, one per kind and object, and brings them back after a restart. */
export class PanelHost implements Disposable {
  private readonly assets: vscode.Uri;
  private readonly open = new Map<string, OpenPanel>();
  private readonly serializers: vscode.Disposable[] = [];

  constructor(private readonly options: PanelHostOptions) {
    this.assets = vscode.Uri.joinPath(options.extensionUri, 'dist', 'webview');
  }

  /**
   * Makes a kind known, once, while the extension starts. Gives the function that opens or reveals
   * the panel of an object, known by its key; it does nothing where the kind has nothing to show.
   */
  register<View, Intent>(kind: PanelKind<View, Intent>): (objectKey: string) => void {
    this.serializers.push(
      vscode.window.registerWebviewPanelSerializer(panelTypes[kind.name], {
        deserializeWebviewPanel: (panel, state: unknown) => {
          this.restore(kind, panel, state);
          return Promise.resolve();
        },
      }),
    );
    return (objectKey) => this.show(kind, objectKey);
  }

  /** Ends what stands behind the panels. Their tabs stay: a reload of the window brings them back. */
  dispose(): void {
    for (const serializer of this.serializers) serializer.dispose();
    for (const { connection } of this.open.values()) connection.dispose();
    this.open.clear();
  }

  private show<View, Intent>(kind: PanelKind<View, Intent>, objectKey: string): void {
    const existing = this.open.get(keyOf(kind.name, objectKey));
    if (existing !== undefined) {
      existing.panel.reveal();
      return;
    }
    const controller = kind.open(objectKey);
    if (controller === undefined) return;
    const panel = vscode.window.createWebviewPanel(
      panelTypes[kind.name],
      controller.title(),
      vscode.ViewColumn.Active,
    );
    this.connect(kind, objectKey, controller, panel);
  }

  private restore<View, Intent>(
    kind: PanelKind<View, Intent>,
    panel: vscode.WebviewPanel,
    state: unknown,
  ): void {
    const read = readMessage(panelStateSchema, state);
    if (read.kind === 'unreadable') {
      this.options.logger.warn(`A panel "${kind.name}" did not come back: ${read.reason}`);
      panel.dispose();
      return;
    }
    const { objectKey } = read.message;
    const isOpen = this.open.has(keyOf(kind.name, objectKey));
    const controller = isOpen ? undefined : kind.open(objectKey);
    if (controller === undefined) panel.dispose();
    else this.connect(kind, objectKey, controller, panel);
  }

  private connect<View, Intent>(
    kind: PanelKind<View, Intent>,
    objectKey: string,
    controller: PanelController<View, Intent>,
    panel: vscode.WebviewPanel,
  ): void {
    const { logger, report } = this.options;
    const { webview } = panel;
    const key = keyOf(kind.name, objectKey);
    const connection = new PanelConnection({
      name: kind.name,
      protocol: kind.protocol,
      controller,
      logger,
      report,
      page: {
        setTitle: (title) => {
          if (panel.title !== title) panel.title = title;
        },
        // VS Code tells when a message did not arrive; the page asks for the view when it is there.
        post: (message) => void webview.postMessage(message),
      },
    });
    this.open.set(key, { panel, connection });
    webview.onDidReceiveMessage((message: unknown) => connection.receive(message));
    panel.onDidDispose(() => {
      this.open.delete(key);
      connection.dispose();
    });
    webview.options = {
      enableScripts: true,
      enableForms: false,
      localResourceRoots: [this.assets],
    };
    webview.html = panelHtml(webview, {
      assets: this.assets,
      script: kind.name,
      title: controller.title(),
      objectKey,
    });
  }
}

const keyOf = (name: string, objectKey: string) => JSON.stringify([name, objectKey]);
