/**
 * Reads fields out of an answer, checking each as it is read.
 *
 * A field that an older server leaves out, or that is `null`, reads as its empty value; a field of
 * another type than documented is an `UnexpectedAnswerError` that names it. Plain functions rather
 * than a schema library, because every grant of a large tenant passes through them.
 */
import { UnexpectedAnswerError } from '../errors';

export type JsonObject = Readonly<Record<string, unknown>>;

function wrong(what: string, expected: string): UnexpectedAnswerError {
  return new UnexpectedAnswerError(
    `The tenant's answer is not as documented: ${what} is not ${expected}.`,
  );
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function readObject(value: unknown, what: string): JsonObject {
  if (!isObject(value)) throw wrong(what, 'an object');
  return value;
}

export function optionalObject(from: JsonObject, field: string): JsonObject | undefined {
  const value = from[field];
  return value === undefined || value === null ? undefined : readObject(value, field);
}

export function requiredObject(from: JsonObject, field: string): JsonObject {
  return readObject(from[field], field);
}

export function readText(from: JsonObject, field: string): string {
  const value = from[field];
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') throw wrong(field, 'a text');
  return value;
}

/** An id that the row can't do without. */
export function requiredText(from: JsonObject, field: string): string {
  const value = readText(from, field);
  if (value === '') throw wrong(field, 'set');
  return value;
}

export function readFlag(from: JsonObject, field: string): boolean {
  const value = from[field];
  if (value === undefined || value === null) return false;
  if (typeof value !== 'boolean') throw wrong(field, 'true or false');
  return value;
}

/** A 64-bit count, which JSON carries as a decimal string. */
export function readCount(from: JsonObject, field: string): number {
  const value = from[field];
  if (value === undefined || value === null || value === '') return 0;
  const count = typeof value === 'string' || typeof value === 'number' ? Number(value) : NaN;
  if (!Number.isFinite(count)) throw wrong(field, 'a number');
  return count;
}

export function readDate(from: JsonObject, field: string): Date | undefined {
  const text = readText(from, field);
  if (text === '') return undefined;
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw wrong(field, 'a date');
  return date;
}

export function readList<Row>(
  from: JsonObject,
  field: string,
  map: (row: JsonObject) => Row,
): readonly Row[] {
  const value = from[field];
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw wrong(field, 'a list');
  return value.map((row, index) => map(readObject(row, `${field}[${index}]`)));
}

export function readTexts(from: JsonObject, field: string): readonly string[] {
  const value = from[field];
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw wrong(field, 'a list');
  return value.map((entry: unknown, index) => {
    if (typeof entry !== 'string') throw wrong(`${field}[${index}]`, 'a text');
    return entry;
  });
}
