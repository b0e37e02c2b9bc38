import type { DocumentKind } from './document-kind';
import { lastGoodPath, type JsonObject } from './durable-json-file';
import { readDocument, type Found } from './read-document';
import type { StoreContext } from './store-context';

/**
 * Reads a document, or its last good copy where the document itself is missing or can't be used. Unlike `Document.open`
 * it changes nothing on the disk. When neither will do, it says what is wrong with the document.
 */
export async function readKept<Data extends JsonObject>(
  context: StoreContext,
  kind: DocumentKind<Data>,
  path: string,
): Promise<Found<Data>> {
  const found = await readDocument(context, kind, path);
  if (found.state === 'good' || found.state === 'refused') return found;
  const copy = await readDocument(context, kind, lastGoodPath(path));
  return copy.state === 'missing' || (copy.state === 'unusable' && found.state === 'unusable') ? found : copy;
}
