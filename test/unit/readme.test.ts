import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { array, object, parse, record, string, unknown } from 'valibot';
import { parseExpirationInput } from '../../src/shared/text/expirationInput';

const root = resolve(__dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

const { contributes } = parse(
  object({
    contributes: object({
      commands: array(object({ command: string(), title: string() })),
      menus: object({ commandPalette: array(object({ command: string(), when: string() })) }),
      configuration: object({ properties: record(string(), object({ default: unknown() })) }),
    }),
  }),
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')),
);

describe('README.md', () => {
  it('names every command of the palette', () => {
    const hidden = contributes.menus.commandPalette
      .filter(({ when }) => when === 'false')
      .map(({ command }) => command);
    const missing = contributes.commands
      .filter(({ command, title }) => !hidden.includes(command) && !readme.includes(`_${title}_`))
      .map(({ title }) => title);
    assert.deepEqual(missing, []);
  });

  it('tells of expirations only what is understood', () => {
    const [, list = ''] =
      /_Set Expiration…_ understands\n([^]*?)\n\nDays and times/.exec(readme) ?? [];
    const examples = [...list.matchAll(/`([^`]+)`/g)].map(([, example = '']) => example);
    assert.ok(examples.length > 10, examples.join());
    for (const example of examples) {
      const { kind } = parseExpirationInput(example, new Date(2026, 2, 10, 9));
      assert.equal(kind, 'date', example);
    }
  });

  it('names every setting with its default', () => {
    const rows = readme.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
    const listed = rows
      .filter(([, name]) => name?.startsWith('`conductorone.'))
      .map(([, name, value]) => [name, value]);
    const settings = Object.entries(contributes.configuration.properties).map(
      ([name, { default: value }]) => [
        `\`${name}\``,
        `\`${JSON.stringify(value).replaceAll(',', ', ')}\``,
      ],
    );
    assert.deepEqual(listed, settings);
  });
});
