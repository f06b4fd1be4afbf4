import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';
import { filesOutsideRooms } from '../../tools/building/roomFence';

const root = resolve(__dirname, '../..');

/** What crosses a fence, and a file that would stand on the wrong side of it. */
const crossings: readonly (readonly [what: string, file: string, code: string])[] = [
  ['VS Code in core', 'src/core/errors.ts', `import 'vscode';`],
  ['VS Code in shared', 'src/shared/text/words.ts', `import 'vscode';`],
  ['VS Code in the emulator', 'src/emulator/errors.ts', `import 'vscode';`],
  ['Node in shared', 'src/shared/text/words.ts', `import 'node:fs';`],
  ['core in shared', 'src/shared/text/words.ts', `import '../../core/errors';`],
  ['VS Code in webview', 'src/webview/frame/elements.ts', `import 'vscode';`],
  ['Node in webview', 'src/webview/frame/elements.ts', `import 'node:fs';`],
  ['core in webview', 'src/webview/frame/elements.ts', `import '../../core/errors';`],
  ['the webview in the extension', 'src/extension/ids.ts', `import '../webview/frame/elements';`],
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

/** What the types of a room do not know, as the compiler names it, and code that uses it. */
const unknownTypes: readonly (readonly [room: string, name: string, code: string])[] = [
  ['shared', 'document', 'export const title = document.title;'],
  ['shared', 'process', 'export const folder = process.cwd();'],
  [
    'shared',
    'node:fs',
    `import { readFileSync } from 'node:fs'; export const read = readFileSync;`,
  ],
  ['core', 'document', 'export const title = document.title;'],
  ['emulator', 'document', 'export const title = document.title;'],
  ['extension', 'document', 'export const title = document.title;'],
  ['webview', 'process', 'export const folder = process.cwd();'],
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

  for (const [room, name, code] of unknownTypes) {
    it(`leave ${name} without a type in ${room}`, function () {
      this.timeout(60_000);
      const [error, ...others] = typeErrors(room, code);
      assert.ok(error?.startsWith(`Cannot find name '${name}'.`), `${room} may hold: ${code}`);
      assert.deepEqual(others, []);
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

/**
 * What the compiler says of one more file in a room. All the other files are there too: a package
 * that one of them imports could bring the missing types along.
 */
function typeErrors(room: string, code: string): readonly string[] {
  const folder = join(root, 'src', room);
  const parsed = ts.getParsedCommandLineOfConfigFile(join(folder, 'tsconfig.json'), undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (diagnostic) => assert.fail(textOf(diagnostic)),
  });
  assert.ok(parsed);
  const { options, fileNames } = parsed;
  const host = ts.createCompilerHost(options);
  const probe = ts.createSourceFile(join(folder, 'probe.ts'), code, ts.ScriptTarget.Latest);
  const program = ts.createProgram([...fileNames, probe.fileName], options, {
    ...host,
    getSourceFile: (name, ...rest) =>
      name === probe.fileName ? probe : host.getSourceFile(name, ...rest),
  });
  return program.getSemanticDiagnostics(probe).map(textOf);
}

function textOf({ messageText }: ts.Diagnostic): string {
  return ts.flattenDiagnosticMessageText(messageText, '\n');
}
