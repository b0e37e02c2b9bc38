import { z } from 'zod';
import { articleIdOf } from '../layout';
import type { DocumentKind } from '../document/document-kind';
import type { JsonObject } from '../document/durable-json-file';
import { decodeText, type FileSystem } from '../document/file-system';
import { readDocument, type Found } from '../document/read-document';
import type { StoreContext } from '../document/store-context';
import { articleKind, captureLogKind, contentKind, libraryKind } from '../document-kinds';

/** Any document of ours, of whatever format: enough to tell a garbled file from a good one. */
const anyKind: DocumentKind<JsonObject> = {
  format: Number.MAX_SAFE_INTEGER,
  schema: z.record(z.string(), z.unknown()),
  migrations: [],
  label: () => 'a document',
};

/** Reads bytes as a document of one kind. */
type ReadDocument = (context: StoreContext, bytes: Uint8Array) => Promise<Found<JsonObject>>;

/**
 * How to read a file of a library that is a document, and so has a last good copy beside it; null for other files.
 *
 * @param folder - of its group
 * @param path - below that folder
 */
export function documentAt(folder: string, path: string): ReadDocument | null {
  if (folder === '') return reader(libraryKind);
  if (folder === 'tombstones') return /^[^/]+\.json$/.test(path) ? reader(anyKind) : null;
  if (articleIdOf(folder.slice(folder.indexOf('/') + 1)) === null) return null;
  if (path === 'article.json') return reader(articleKind);
  if (/^log\/\d+\.json$/.test(path)) return reader(captureLogKind);
  return /^versions\/\d+\.json$/.test(path) ? reader(contentKind) : null;
}

/** Reads bytes as if they were a file of a library, so that what is checked is what is stored. */
export function readBytes<Data extends JsonObject>(
  context: StoreContext,
  kind: DocumentKind<Data>,
  bytes: Uint8Array,
): Promise<Found<Data>> {
  const files: FileSystem = {
    ...context.files,
    readText: () => new Promise((resolve) => resolve(decodeText(bytes))),
  };
  return readDocument({ ...context, files }, kind, 'backup');
}

function reader<Data extends JsonObject>(kind: DocumentKind<Data>): ReadDocument {
  return (context, bytes) => readBytes(context, kind, bytes);
}
