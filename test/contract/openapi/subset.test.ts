import assert from 'node:assert/strict';
import { allRoutes } from '../../../src/emulator/routes/all';
import { operationsOf, readDocument } from '../../../tools/openapi/document';
import { keptDocumentPath } from '../../../tools/openapi/paths';
import { subsetOf } from '../../../tools/openapi/subset';
import { vendorDocument } from '../../support/contract/vendorDocument';

const remedy = 'Take it over again: node tools/run.mjs openapi subset DOCUMENT';

describe("What the repository keeps of the vendor's document", () => {
  it('is about the operations that the emulator has', async () => {
    const kept = operationsOf(await readDocument(keptDocumentPath));
    const names = (operations: readonly { readonly method: string; readonly template: string }[]) =>
      new Set(operations.map(({ method, template }) => `${method} ${template}`));
    assert.deepEqual(names(kept), names(allRoutes), remedy);
  });

  it('is what the document says that the tests judge by', async () => {
    const kept = await readDocument(keptDocumentPath);
    const judged = await readDocument(vendorDocument().path);
    assert.deepEqual(kept, subsetOf(judged, allRoutes), remedy);
  });
});
