import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  accessViewId,
  changesViewId,
  peopleViewId,
  commandIds,
  panelTypes,
  settingIds,
} from '../../src/extension/ids';

interface Contribution {
  readonly command?: string;
  readonly title?: string;
  readonly category?: string;
  readonly view?: string;
  readonly when?: string;
}

interface Manifest {
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly activationEvents: readonly string[];
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] };
  };
  readonly contributes: {
    readonly commands: readonly Contribution[];
    readonly menus: Readonly<Record<string, readonly Contribution[]>>;
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly viewsWelcome: readonly Contribution[];
    readonly configuration: {
      readonly properties: Readonly<
        Record<string, { readonly scope?: string; readonly markdownDescription?: string }>
      >;
    };
  };
}

const manifest = JSON.parse(
  readFileSync(join(__dirname, '../../package.json'), 'utf8'),
) as Manifest;
const { commands, configuration, menus, views, viewsWelcome } = manifest.contributes;

describe('package.json', () => {
  it('contributes exactly the commands that the code registers', () => {
    assert.deepEqual(commands.map(({ command }) => command).sort(), [...commandIds].sort());
  });

  it('gives every command a title and the category ConductorOne', () => {
    for (const { command, title, category } of commands) {
      assert.ok(title, command);
      assert.equal(category, 'ConductorOne', command);
    }
  });

  it('puts only known commands into menus', () => {
    const known = new Set<string>(commandIds);
    for (const [menu, items] of Object.entries(menus)) {
      for (const { command } of items) {
        if (command !== undefined) assert.ok(known.has(command), `${menu}: ${command}`);
      }
    }
  });

  it('offers every command in the palette that works without a row', () => {
    const hidden = (menus['commandPalette'] ?? []).map(({ command }) => command);
    assert.deepEqual(hidden, [
      'conductorone.loadMore',
      'conductorone.searchRest',
      'conductorone.retryLoad',
      'conductorone.copyIdOfRow',
      'conductorone.copyJsonOfRow',
    ]);
  });

  it('does not say "Copy" again below the submenu Copy', () => {
    const items = menus['conductorone.copy'] ?? [];
    const offered = items.map((item) => commands.find(({ command }) => command === item.command));
    assert.deepEqual(
      offered.map((command) => command?.title),
      ['Id', 'JSON'],
    );
  });

  it('has a welcome text for every state without rows', () => {
    const ids = Object.values(views)
      .flat()
      .map(({ id }) => id);
    assert.deepEqual(ids, [accessViewId, peopleViewId, changesViewId]);
    const texts = viewsWelcome.map(({ view, when }) => `${view}: ${when}`);
    for (const id of [accessViewId, peopleViewId]) {
      for (const state of ['signedOut', 'connecting', 'failed', 'noAccess']) {
        const text = `${id}: conductorone.state == ${state}`;
        assert.ok(
          texts.some((one) => one.startsWith(text)),
          text,
        );
      }
    }
  });

  it('describes every setting, and lets no workspace set one', () => {
    const { properties } = configuration;
    assert.deepEqual(Object.keys(properties), [...settingIds]);
    for (const [id, { scope, markdownDescription }] of Object.entries(properties)) {
      assert.equal(scope, 'application', id);
      assert.ok(markdownDescription, id);
    }
  });

  it('is compiled against the oldest VS Code that it supports', () => {
    assert.equal(`^${manifest.devDependencies['@types/vscode']}`, manifest.engines.vscode);
  });

  it('is activated by nothing but its views, commands and the panels that come back', () => {
    const events = Object.values(panelTypes).map((type) => `onWebviewPanel:${type}`);
    assert.deepEqual(manifest.activationEvents, events);
  });
});
