import type { z } from 'zod';
import { fail, ok, type Result } from '#core/result';
import type { JsonObject } from './durable-json-file';

/** Takes a document of one format to the next. Pure; may throw when the document isn't of that format after all. */
export type Migration = (old: JsonObject) => JsonObject;

/** What all documents of one kind share. */
export interface DocumentKind<Data extends JsonObject> {
  /** The number in the documents' `format` field that `schema` describes. */
  readonly format: number;
  readonly schema: z.ZodType<Data>;
  /** The first takes format 1 to 2, and so on: as many as `format` less one, kept for ever. */
  readonly migrations: readonly Migration[];
  /** What to call a document in a message: its title, its role. */
  readonly label: (data: Data) => string;
}

/**
 * Brings a document of any known format to the present one and checks its shape. Fails with `unsupported` for a newer
 * format, else with `damaged`; the message completes “The file … ”.
 */
export function checkDocument<Data extends JsonObject>(
  kind: DocumentKind<Data>,
  found: JsonObject,
): Result<Data> {
  const format = found['format'];
  if (typeof format !== 'number' || !Number.isInteger(format) || format < 1) {
    return fail('damaged', 'doesn’t say which format it has');
  }
  if (format > kind.format) {
    return fail(
      'unsupported',
      `was written by a newer Commonplace (format ${format}; this one knows ${kind.format})`,
    );
  }
  const present = migrate(kind.migrations.slice(format - 1), found, format);
  if (present === null) return fail('damaged', `has not the content of its format (${format})`);
  const parsed = kind.schema.safeParse(present);
  if (parsed.success) return ok(parsed.data);
  const where = parsed.error.issues[0]?.path.join('.') ?? '';
  return fail('damaged', `has not the content it should have${where === '' ? '' : ` (at “${where}”)`}`);
}

function migrate(migrations: readonly Migration[], found: JsonObject, from: number): JsonObject | null {
  try {
    return migrations.reduce<JsonObject>(
      (old, next, index) => ({ ...next(old), format: from + index + 1 }),
      found,
    );
  } catch {
    return null;
  }
}
