/** An extension for the tests, with one panel that shows every component. */
import * as vscode from 'vscode';
import type { PanelController } from '../../../src/core/panels/panelController';
import { Emitter } from '../../../src/core/util/emitter';
import { PanelHost } from '../../../src/extension/panels/panelHost';
import { galleryProtocol, type GalleryIntent, type GalleryView } from './protocol';

const everybody = Array.from({ length: 500 }, (_, index) => `Person ${index + 1}`);

class GalleryController implements PanelController<GalleryView, GalleryIntent> {
  private readonly changes = new Emitter<void>();
  readonly onDidChange = this.changes.event;
  private state: GalleryView;

  constructor(objectKey: string) {
    this.state = {
      title: `Gallery of ${objectKey}`,
      text: '',
      problem: '',
      isTicked: false,
      choice: 'None',
      picked: null,
      steps: ['Step A', 'Step B', 'Step C'],
      filter: '',
      names: everybody,
      outcome: '',
    };
  }

  title(): string {
    return `${this.state.text === '' ? '' : '● '}${this.state.title}`;
  }

  view(): GalleryView {
    return this.state;
  }

  onIntent(intent: GalleryIntent): void {
    this.state = { ...this.state, ...this.changeOf(intent) };
  }

  dispose(): void {
    this.changes.dispose();
  }

  private changeOf(intent: GalleryIntent): Partial<GalleryView> {
    const { steps } = this.state;
    switch (intent.kind) {
      case 'text':
        return { text: intent.text, problem: intent.text.includes('!') ? 'No "!" in a name.' : '' };
      case 'tick':
        return { isTicked: intent.isTicked };
      case 'choose':
        return { choice: intent.choice };
      case 'pick':
        return { picked: { id: '2a6fIuBiuWDGOZLFRfCvaYbTTV1', name: 'Two managers' } };
      case 'clear':
        return { picked: null };
      case 'add':
        return { steps: [...steps, `Step ${steps.length + 1}`] };
      case 'remove':
        return { steps: steps.filter((_, index) => index !== intent.index) };
      case 'move': {
        const moved = steps.filter((_, index) => index !== intent.index);
        moved.splice(intent.index + intent.by, 0, steps[intent.index] ?? '');
        return { steps: moved };
      }
      case 'filter':
        return {
          filter: intent.text,
          names: everybody.filter((name) => name.includes(intent.text)),
        };
      case 'escape':
        return { outcome: 'Escaped' };
      case 'break':
        throw new Error('Broken on request');
    }
  }
}

export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Panel Gallery', { log: true });
  const panels = new PanelHost({
    extensionUri: context.extensionUri,
    logger: log,
    report: (what, error) => void vscode.window.showErrorMessage(`${what}. ${String(error)}`),
  });
  const open = panels.register({
    name: 'bulk',
    protocol: galleryProtocol,
    open: (objectKey) => new GalleryController(objectKey),
  });
  context.subscriptions.push(
    log,
    panels,
    vscode.commands.registerCommand('panelGallery.openOne', () => open('one')),
    vscode.commands.registerCommand('panelGallery.openTwo', () => open('<two> & "more"')),
  );
}
