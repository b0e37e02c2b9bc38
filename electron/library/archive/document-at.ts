import type { Found } from '../document/read-document';
import { readDocument } from '../document/read-document';
import type { StoreContext } from '../document/store-context';
import { articleKind, captureLogKind, contentKind, libraryKind, tombstoneKind } from '../document-kinds';
import { articleIdOf, LIBRARY_FILE } from '../layout';

/** Reads the file of that absolute path as the document that it should be. */
export type ReadAsDocument = (context: StoreContext, absolute: string) => Promise<Found<unknown>>;

/** How to read the document that belongs at a path of a library; null when none belongs there. */
export function documentAt(path: string): ReadAsDocument | null {
  if (path === LIBRARY_FILE) return (context, absolute) => readDocument(context, libraryKind, absolute);
  const [place = '', id = '', ...rest] = path.split('/');
  if (place === 'tombstones' && rest.length === 0 && id.endsWith('.json')) {
    return (context, absolute) => readDocument(context, tombstoneKind, absolute);
  }
  if (place !== 'articles' && place !== 'trash') return null;
  if (articleIdOf(id) === null) return null;
  const inside = rest.join('/');
  if (inside === 'article.json') {
    return (context, absolute) => readDocument(context, articleKind, absolute);
  }
  if (/^versions\/[1-9]\d*\.json$/.test(inside)) {
    return (context, absolute) => readDocument(context, contentKind, absolute);
  }
  if (/^log\/[1-9]\d*\.json$/.test(inside)) {
    return (context, absolute) => readDocument(context, captureLogKind, absolute);
  }
  return null;
}
