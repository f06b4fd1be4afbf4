import {
  readMessage,
  toPanelSchema,
  type FromPanel,
  type PanelProtocol,
  type ToPanel,
} from '../../shared/messages/panel';

/** What the page shows after a message. */
export type Shown<View> =
  | { readonly kind: 'view'; readonly title: string; readonly view: View }
  | { readonly kind: 'unreadable'; readonly reason: string };

/**
 * The page's end of the connection, without the page. Views that are older than what the person did
 * last are passed over: the host's answer to that is on its way, and typing is not overwritten.
 */
export class PanelClient<View, Intent> {
  private readonly schema;
  private sent = 0;

  constructor(
    protocol: PanelProtocol<View, Intent>,
    private readonly post: (message: FromPanel<Intent>) => void,
  ) {
    this.schema = toPanelSchema(protocol);
  }

  /** Asks for the view, once the page can show it. */
  start(): void {
    this.post({ kind: 'ready' });
  }

  /** Tells the host what the person did. */
  send(intent: Intent): void {
    this.sent += 1;
    this.post({ kind: 'intent', number: this.sent, intent });
  }

  /** Takes a message of the host; `undefined` where it changes nothing. */
  receive(data: unknown): Shown<View> | undefined {
    const read = readMessage<ToPanel<View>>(this.schema, data);
    if (read.kind === 'unreadable') {
      this.post({ kind: 'unreadable', reason: read.reason });
      return read;
    }
    const { answered, title, view } = read.message;
    return answered < this.sent ? undefined : { kind: 'view', title, view };
  }
}
