import type { Disposable } from '../ports';
import { Emitter } from '../util/emitter';
import type { PanelController } from './panelController';

export interface SessionPanelParts<View, Intent> {
  /** Makes the panel for the session of now; undefined while it is not the one that it needs. */
  readonly make: () => PanelController<View, Intent> | undefined;
  /** Shown while there is none. */
  readonly waiting: { readonly title: string; readonly view: () => View };
  readonly onDidChangeSession: (listener: () => void) => Disposable;
}

/**
 * A panel that outlives sessions: VS Code brings it back before anybody is signed in. It begins anew
 * with each session of its tenant.
 */
export class SessionPanel<View, Intent> implements PanelController<View, Intent> {
  private readonly changes = new Emitter<void>();
  private readonly subscription: Disposable;
  private inner: PanelController<View, Intent> | undefined;
  private innerEvents: Disposable | undefined;

  constructor(private readonly parts: SessionPanelParts<View, Intent>) {
    this.subscription = parts.onDidChangeSession(() => {
      this.follow();
      this.changes.fire();
    });
    this.follow();
  }

  title(): string {
    return this.inner?.title() ?? this.parts.waiting.title;
  }

  view(): View {
    return this.inner?.view() ?? this.parts.waiting.view();
  }

  /** What is wanted while there is no session is dropped: the view says so. */
  onIntent(intent: Intent): void {
    this.inner?.onIntent(intent);
  }

  onDidChange(listener: () => void): Disposable {
    return this.changes.event(listener);
  }

  dispose(): void {
    this.subscription.dispose();
    this.drop();
    this.changes.dispose();
  }

  private follow(): void {
    this.drop();
    this.inner = this.parts.make();
    this.innerEvents = this.inner?.onDidChange(() => this.changes.fire());
  }

  private drop(): void {
    this.innerEvents?.dispose();
    this.inner?.dispose();
    this.inner = undefined;
  }
}
