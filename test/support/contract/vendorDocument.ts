import { writeFile } from 'node:fs/promises';
import { readDocument, type OpenApiDocument } from '../../../tools/openapi/document';
import { keptDocumentPath } from '../../../tools/openapi/paths';
import { strictCopy } from '../../../tools/openapi/strict';

/** Name of the environment variable with the path of the vendor's whole document. */
export const wholeDocumentVariable = 'C1_OPENAPI_DOCUMENT';

/** The vendor's document that a run judges by. */
export interface VendorDocument {
  /** `whole` where the environment names it, otherwise `kept`: what the repository holds of it. */
  readonly extent: 'whole' | 'kept';
  readonly path: string;
}

/** Which document this run judges by. */
export function vendorDocument(): VendorDocument {
  const whole = process.env[wholeDocumentVariable] ?? '';
  return whole === ''
    ? { extent: 'kept', path: keptDocumentPath }
    : { extent: 'whole', path: whole };
}

/** Writes the strict copy of a document into a file, and gives the copy. */
export async function writeStrictCopy(
  document: VendorDocument,
  path: string,
): Promise<OpenApiDocument> {
  const copy = strictCopy(await readDocument(document.path));
  await writeFile(path, JSON.stringify(copy));
  return copy;
}
