import { withoutEntities } from './entities';

/** The `<meta>` elements of a page: name, property or itemprop (lower case) to their contents, in order. */
export type MetaTags = ReadonlyMap<string, readonly string[]>;

export function readMetaTags(document: Document): MetaTags {
  const tags = new Map<string, string[]>();
  for (const element of document.querySelectorAll('meta[content]')) {
    const content = withoutEntities(element.getAttribute('content') ?? '')
      .replace(/\s+/g, ' ')
      .trim();
    if (content === '') continue;
    for (const attribute of ['name', 'property', 'itemprop', 'http-equiv']) {
      for (const name of (element.getAttribute(attribute) ?? '').toLowerCase().split(/\s+/)) {
        if (name === '') continue;
        const contents = tags.get(name);
        if (contents === undefined) tags.set(name, [content]);
        else contents.push(content);
      }
    }
  }
  return tags;
}

/** The first content under the first of these names that has any. */
export function metaContent(tags: MetaTags, ...names: readonly string[]): string | null {
  for (const name of names) {
    const content = tags.get(name)?.[0];
    if (content !== undefined) return content;
  }
  return null;
}

/** Every content under the first of these names that has any. */
export function metaContents(tags: MetaTags, ...names: readonly string[]): readonly string[] {
  for (const name of names) {
    const contents = tags.get(name);
    if (contents !== undefined) return contents;
  }
  return [];
}
