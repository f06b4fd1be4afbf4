import type { OpenApiDocument } from './document';
import { mapSchemas } from './schemas';

/** A place where the vendor's document says something else than the service does. */
export interface KnownMistake {
  /** What the document says, and where. */
  readonly says: string;
  /** What is so in truth, and how that is known. */
  readonly truth: string;
  /** The document without the mistake. */
  readonly correct: (document: OpenApiDocument) => OpenApiDocument;
}

/** All of them. Nothing else of the document is set aside when it judges. */
export const knownMistakes: readonly KnownMistake[] = [
  {
    says: '`format: duration` for every span of time',
    truth:
      'A validator reads that as ISO 8601 (`PT1H`); the wire has seconds with an `s` (`3600s`), as JSON of `google.protobuf.Duration` always has.',
    correct: (document) =>
      mapSchemas(document, (schema) => {
        const { format, ...others } = schema;
        return format === 'duration'
          ? { ...others, pattern: String.raw`^-?\d+(\.\d{1,9})?s$` }
          : schema;
      }),
  },
];

/** The document without its known mistakes. */
export function correctKnownMistakes(document: OpenApiDocument): OpenApiDocument {
  return knownMistakes.reduce((current, { correct }) => correct(current), document);
}
