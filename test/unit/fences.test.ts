import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { ESLint } from 'eslint';
import { filesOutsideRooms } from '../../tools/building/roomFence';

const root = resolve(__dirname, '../..');

/** What crosses a fence, and a file that would stand on the wrong side of it. */
const crossings: readonly (readonly [what: string, file: string, code: string])[] = [
  ['VS Code in core', 'src/core/errors.ts', `import 'vscode';`],
  ['VS Code in shared', 'src/shared/text/words.ts', `import 'vscode';`],
  ['VS Code in the emulator', 'src/emulator/errors.ts', `import 'vscode';`],
  ['Node in shared', 'src/shared/text/words.ts', `import 'node:fs';`],
  ['core in shared', 'src/shared/text/words.ts', `import '../../core/errors';`],
  ['the extension in core', 'src/core/errors.ts', `import '../extension/ids';`],
  ['the emulator in core', 'src/core/errors.ts', `import '../emulator/errors';`],
  [
    'types of core in the emulator',
    'src/emulator/errors.ts',
    `import type { App } from '../core/model/app'; export type Stolen = App;`,
  ],
  ['texts in the emulator', 'src/emulator/errors.ts', `import '../shared/text/words';`],
  ['code of the emulator in the extension', 'src/extension/ids.ts', `import '../emulator/server';`],
  [
    'a second registration of commands',
    'src/extension/statusBar.ts',
    `import * as vscode from 'vscode'; vscode.commands.registerCommand('x', () => 1);`,
  ],
  [
    'a second place that shows errors',
    'src/extension/statusBar.ts',
    `import * as vscode from 'vscode'; void vscode.window.showErrorMessage('x');`,
  ],
  [
    'a write beside the change service',
    'src/extension/statusBar.ts',
    `export const write = (connection: { writes: object }) => connection.writes;`,
  ],
];

describe('the fences between the rooms', () => {
  let eslint: ESLint;

  before(() => {
    eslint = new ESLint({ cwd: root });
  });

  for (const [what, file, code] of crossings) {
    it(`keep out ${what}`, async function () {
      this.timeout(60_000);
      const [result] = await eslint.lintText(code, { filePath: resolve(root, file) });
      const broken = result?.messages.map(({ ruleId }) => ruleId) ?? [];
      const fences = ['@typescript-eslint/no-restricted-imports', 'no-restricted-syntax'];
      assert.ok(
        broken.some((rule) => rule !== null && fences.includes(rule)),
        `${file} may hold: ${code}`,
      );
    });
  }

  it('name the files in a bundle that belong to a foreign room', () => {
    const files = ['src/extension/main.ts', 'src/core/errors.ts', 'src/emulator/server.ts'];
    const allowed = ['extension', 'core', 'shared'];
    assert.deepEqual(filesOutsideRooms([...files, 'node_modules/axios/index.js'], allowed), [
      'src/emulator/server.ts',
    ]);
  });
});
