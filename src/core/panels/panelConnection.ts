import {
  fromPanelSchema,
  readMessage,
  type PanelProtocol,
  type ToPanel,
} from '../../shared/messages/panel';
import type { Disposable, Logger } from '../ports';
import type { PanelController } from './panelController';

/** The page of a panel as its connection sees it. */
export interface PanelPage {
  setTitle(title: string): void;
  /** Sends a message to the page, if there is one now. */
  post(message: unknown): void;
}

/** What a connection works with. */
export interface PanelConnectionOptions<View, Intent> {
  /** Names the panel in the log: its kind, no name of an object. */
  readonly name: string;
  readonly protocol: PanelProtocol<View, Intent>;
  readonly controller: PanelController<View, Intent>;
  readonly page: PanelPage;
  readonly logger: Logger;
  /** Shows a failure to the person; `what` is a sentence without its full stop. */
  readonly report: (what: string, error: unknown) => void;
}

/**
 * Connects a controller with the page of its panel: checks what the page sends, and sends the view
 * when the page asks for it, after each intent and after each change. Changes in one go are one
 * message.
 */
export class PanelConnection<View, Intent> implements Disposable {
  private readonly schema;
  private readonly subscription: Disposable;
  private state: 'waiting' | 'connected' | 'disposed' = 'waiting';
  private answered = 0;
  private isPostDue = false;

  constructor(private readonly options: PanelConnectionOptions<View, Intent>) {
    this.schema = fromPanelSchema(options.protocol);
    this.subscription = options.controller.onDidChange(() => this.update());
    options.page.setTitle(options.controller.title());
  }

  /** Takes a message of the page. One that cannot be read is logged and dropped. */
  receive(data: unknown): void {
    const { controller, logger, name, report } = this.options;
    const read = readMessage(this.schema, data);
    if (read.kind === 'unreadable') {
      logger.warn(`A message of the panel "${name}" was dropped: ${read.reason}`);
      return;
    }
    const { message } = read;
    switch (message.kind) {
      case 'ready':
        this.state = 'connected';
        this.answered = 0;
        break;
      case 'intent':
        this.answered = message.number;
        try {
          controller.onIntent(message.intent);
        } catch (error) {
          report('The panel could not do that', error);
        }
        break;
      case 'unreadable':
        logger.error(`The panel "${name}" could not read a message: ${message.reason}`);
        return;
    }
    this.update();
  }

  /** Ends the controller too. */
  dispose(): void {
    this.state = 'disposed';
    this.subscription.dispose();
    this.options.controller.dispose();
  }

  private update(): void {
    if (this.isPostDue) return;
    this.isPostDue = true;
    queueMicrotask(() => {
      this.isPostDue = false;
      this.post();
    });
  }

  private post(): void {
    const { controller, page } = this.options;
    if (this.state === 'disposed') return;
    const title = controller.title();
    page.setTitle(title);
    if (this.state === 'waiting') return;
    const message: ToPanel<View> = {
      kind: 'view',
      title,
      answered: this.answered,
      view: controller.view(),
    };
    page.post(message);
  }
}
