import { readList, readText, type JsonObject } from './read';

/** The neighbours that an answer carries besides its rows. */
export interface Expanded {
  /**
   * The object that a row's `…Path` field points at.
   *
   * @returns undefined where the path is empty, of a form we don't know, out of range, or points at
   * another kind: the API document leaves the form open, so a strange path means "not expanded".
   */
  resolve(row: JsonObject, pathField: string, type: string): JsonObject | undefined;
}

const typePrefix = 'type.googleapis.com/';

/** Reads the `expanded` list of an answer; absent in answers that have none. */
export function readExpanded(answer: JsonObject): Expanded {
  const objects = readList(answer, 'expanded', (object) => object);
  return {
    resolve: (row, pathField, type) => {
      const index = /^\$\.expanded\[(\d+)\]$/.exec(readText(row, pathField))?.[1];
      if (index === undefined) return undefined;
      const object = objects[Number(index)];
      return object?.['@type'] === typePrefix + type ? object : undefined;
    },
  };
}
