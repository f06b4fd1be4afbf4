import type { Frame, FrameLocator, Locator, Page } from 'playwright-core';
import { ContextMenu } from './contextMenu';
import { ModalDialog } from './modalDialog';
import { Notifications } from './notifications';
import { QuickInput } from './quickInput';
import { TreeView } from './treeView';

/** A window of VS Code in a page of the browser, driven as a person drives it. */
export class Workbench {
  readonly page: Page;
  readonly quickInput: QuickInput;
  readonly dialog: ModalDialog;
  readonly notifications: Notifications;
  /** The context menu that is open, if one is. */
  readonly menu: ContextMenu;

  constructor(page: Page) {
    this.page = page;
    this.quickInput = new QuickInput(page);
    this.dialog = new ModalDialog(page);
    this.notifications = new Notifications(page);
    this.menu = new ContextMenu(page);
  }

  /** Opens a view container by its title in the activity bar. */
  async openViewContainer(title: string): Promise<void> {
    const item = this.page.locator('.activitybar .action-item', {
      has: this.page.locator(`.action-label[aria-label="${title}"]`),
    });
    await item.waitFor();
    if ((await item.getAttribute('aria-expanded')) !== 'true') await item.click();
    await this.page.locator('.part.sidebar .composite.viewlet').waitFor();
  }

  /** Drags the border of the side bar until it is about this wide. */
  async resizeSideBar(widthPixels: number): Promise<void> {
    const sideBar = this.page.locator('.part.sidebar');
    const box = await sideBar.boundingBox();
    if (box === null) throw new Error('The side bar is not open.');
    const y = box.y + box.height / 2;
    await this.page.mouse.move(box.x + box.width + 1, y);
    await this.page.mouse.down();
    await this.page.mouse.move(box.x + widthPixels, y, { steps: 5 });
    await this.page.mouse.up();
  }

  /** A tree view of the side bar by its name. */
  tree(name: string): TreeView {
    return new TreeView(this.page, name);
  }

  /** Runs a command from the palette by its full title, such as `ConductorOne: Sign In`. */
  async runCommand(title: string): Promise<void> {
    await this.quickInput.runCommand(title);
  }

  /** Presses a button in the title of a view. */
  async pressViewAction(label: string): Promise<void> {
    const button = this.page.locator(`.actions-container .action-label[aria-label="${label}"]`);
    const titles = this.page.locator('.part.sidebar').locator('.composite.title, .pane');
    const title = titles.filter({ has: button }).first();
    // The title of a view shows its buttons only while it is pointed at.
    await title.hover();
    await title.locator(button).click();
  }

  /** Opens the menu behind *…* in the title of a view. */
  async openViewMenu(viewName: string): Promise<ContextMenu> {
    const title = this.page.locator('.part.sidebar .pane-header').filter({ hasText: viewName });
    // The title of a view shows its buttons only while it is pointed at.
    await title.hover();
    await title.locator('.action-label[aria-label$="More Actions..."]').click();
    await this.menu.waitUntilOpen();
    return this.menu;
  }

  /** What the side bar shows, as lines of text. */
  async sideBarText(): Promise<string> {
    return this.page.locator('.part.sidebar').innerText();
  }

  /** The text of the status bar, one entry per line. */
  async statusBarText(): Promise<string> {
    return this.page.locator('.part.statusbar').innerText();
  }

  /** An entry of the status bar that contains the text. */
  statusBarItem(text: string | RegExp): Locator {
    return this.page.locator('.part.statusbar .statusbar-item').filter({ hasText: text });
  }

  /** The welcome contents of an empty view. */
  get welcome(): Locator {
    return this.page.locator('.part.sidebar .welcome-view-content');
  }

  /** The text of the active editor as far as it is in sight. */
  async editorText(): Promise<string> {
    const lines = this.page.locator('.editor-instance .view-lines').first();
    // The editor draws spaces as no-break spaces.
    return (await lines.innerText()).replaceAll('\u00a0', ' ');
  }

  /** The document inside the web view that is in sight. */
  get webview(): FrameLocator {
    return this.#webviewElement.contentFrame().frameLocator('#active-frame');
  }

  /** The same document as a frame, in which expressions can be evaluated. */
  async webviewFrame(): Promise<Frame> {
    const inner = this.#webviewElement.contentFrame().locator('#active-frame');
    const frame = await (await inner.elementHandle()).contentFrame();
    if (frame === null) throw new Error('The web view in sight has no document.');
    return frame;
  }

  get #webviewElement(): Locator {
    return this.page.locator('iframe.webview.ready').filter({ visible: true });
  }

  /** Waits until a text is in sight anywhere in the window, the hint of an input box included. */
  async waitForText(text: string | RegExp): Promise<void> {
    const places = this.page.getByText(text).or(this.page.getByPlaceholder(text));
    await places.filter({ visible: true }).first().waitFor();
  }

  /** Closes all editors. */
  async closeEditors(): Promise<void> {
    await this.runCommand('View: Close All Editors');
    await this.page.locator('.editor-instance').first().waitFor({ state: 'detached' });
  }

  /** Hides the panel below the editors. */
  async hidePanel(): Promise<void> {
    const panel = this.page.locator('.part.panel');
    await panel.locator('.action-label[aria-label^="Hide Panel"]').click();
    await panel.waitFor({ state: 'hidden' });
  }

  /** Moves the mouse to where nothing shows a tooltip. */
  async pointAway(): Promise<void> {
    const editorArea = this.page.locator('.part.editor');
    // A web view lies over it.
    await editorArea.hover({ force: true });
    await this.page.locator('.workbench-hover').first().waitFor({ state: 'hidden' });
  }

  /** Loads the page anew, as the button of the browser does: VS Code has no time to save its state. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.waitUntilReady();
  }

  /** Reloads the window by VS Code's own command, which saves what is open first. */
  async reloadWindow(): Promise<void> {
    const loaded = this.page.waitForEvent('load');
    await this.runCommand('Developer: Reload Window');
    await loaded;
    await this.waitUntilReady();
  }

  /** Waits until the frame of the window is drawn. */
  async waitUntilReady(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor();
  }
}
