// Type-checked rules for all code, plus the fences between the rooms of `src/` (docs/architecture.md).
import tseslint from 'typescript-eslint';

/** Import patterns of a room, as a folder and as any file in it. */
const room = (name) => [`**/${name}`, `**/${name}/**`];

const vscode = { regex: '^vscode$', message: 'Only src/extension may touch VS Code.' };
const axios = {
  regex: '^axios$',
  message: 'HTTP is spoken in src/core/http/axiosTransport.ts only.',
};
const node = { group: ['node:*'], message: 'This room also runs in a browser.' };
const forbid = (names, message) => ({ group: names.flatMap(room), message });

/** One fence: what files of a room may not import, types included unless a pattern allows them. */
const fence = (files, patterns, extra = {}) => ({
  files,
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns, ...extra }] },
});

const oneDoorway = [
  {
    selector: "CallExpression[callee.property.name='registerCommand']",
    message: 'Commands are registered in src/extension/commands/register.ts only.',
  },
  {
    selector:
      "CallExpression[callee.property.name='executeCommand'][arguments.0.value='setContext']",
    message: 'Context keys are set in src/extension/contextKeys.ts only.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^show(Error|Warning|Information)Message$/]',
    message:
      'Notifications are shown by src/extension/reportError.ts only; questions are in prompts.ts.',
  },
  {
    selector: "CallExpression[callee.property.name='createOutputChannel']",
    message: 'The log is made in src/extension/outputLog.ts only.',
  },
];

const onlyChangesWrite = {
  selector: "MemberExpression[property.name='writes']",
  message: 'Only the change service in src/core/change writes to a tenant.',
};

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', '.vscode-test/**'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...oneDoorway, onlyChangesWrite],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/prefer-readonly': 'error',
      // An empty text often means "not set" on the wire.
      '@typescript-eslint/prefer-nullish-coalescing': [
        'error',
        { ignorePrimitives: { string: true } },
      ],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: { 'no-restricted-globals': ['error', { name: 'fetch', message: axios.message }] },
  },
  fence(
    ['src/shared/**/*.ts'],
    [vscode, node, forbid(['core', 'extension', 'webview', 'emulator'], 'shared stands alone.')],
  ),
  fence(
    ['src/core/**/*.ts'],
    [vscode, axios, forbid(['extension', 'webview', 'emulator'], 'core knows only shared.')],
  ),
  fence(
    ['src/webview/**/*.ts'],
    [vscode, node, forbid(['core', 'extension', 'emulator'], 'webview knows only shared.')],
  ),
  fence(
    ['src/emulator/**/*.ts'],
    [
      vscode,
      forbid(
        ['core', 'extension', 'webview', 'shared/text', 'shared/forms', 'shared/messages'],
        'The emulator shares wire types with the client, and no code.',
      ),
    ],
  ),
  fence(
    ['src/extension/**/*.ts'],
    [
      axios,
      forbid(['webview'], 'Panels are reached by messages.'),
      {
        ...forbid(['emulator'], 'The emulator is loaded from its own bundle; import types only.'),
        allowTypeImports: true,
      },
    ],
  ),
  fence(
    ['src/core/http/axiosTransport.ts'],
    [vscode, forbid(['extension', 'webview', 'emulator'], 'core knows only shared.')],
  ),
  fence(['test/{unit,contract,long}/**/*.ts', 'tools/**/*.ts'], [vscode]),
  {
    files: ['src/extension/commands/register.ts', 'src/extension/contextKeys.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: [
      'src/extension/reportError.ts',
      'src/extension/prompts.ts',
      'src/extension/outputLog.ts',
    ],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['src/core/change/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...oneDoorway] },
  },
  {
    // An extension of its own, without the doorways of ours.
    files: ['test/ui/gallery/extension.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  { files: ['tools/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-unused-expressions': 'off' },
  },
);
