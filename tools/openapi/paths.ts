import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');

/** What the tests keep of the vendor's document. */
export const keptDocumentPath = join(root, 'test/contract/openapi/c1-openapi-subset.json');

/** The page about the emulator. */
export const emulatorDocsPath = join(root, 'docs/emulator.md');
