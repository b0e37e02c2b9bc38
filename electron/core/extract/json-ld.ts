import { withoutEntities } from './entities';

/** What a page's JSON-LD (schema.org) says of its article. Empty where it says nothing. */
export interface LinkedData {
  /** Usually one; some sites put the title in one field and a subtitle in the other. */
  readonly titles: readonly string[];
  readonly authors: readonly string[];
  readonly publisher: string | null;
  readonly published: string | null;
  readonly modified: string | null;
  /** Its address, as it is written. */
  readonly image: string | null;
  readonly description: string | null;
  readonly language: string | null;
}

const NOTHING: LinkedData = {
  titles: [],
  authors: [],
  publisher: null,
  published: null,
  modified: null,
  image: null,
  description: null,
  language: null,
};

const ARTICLE_TYPE = /(?:Article|BlogPosting|Report|Review|CreativeWork|Posting)$/;
/** Deep enough for every graph that sites write; a bound for those that nest for ever. */
const DEEPEST = 6;

type Item = Readonly<Record<string, unknown>>;

/** Reads the first article that the page's JSON-LD describes. Blocks that aren't JSON are passed over. */
export function readLinkedData(document: Document): LinkedData {
  for (const script of document.querySelectorAll('script[type="application/ld+json" i]')) {
    const article = findArticle(parse(script.textContent), 0);
    if (article !== null) return describe(article);
  }
  return NOTHING;
}

function parse(source: string): unknown {
  try {
    return JSON.parse(source.replace(/^\s*(?:<!\[CDATA\[|\/\/.*\n)?|(?:\]\]>)?\s*$/g, ''));
  } catch {
    // Sites write broken JSON often; the other sources of metadata stand in.
    return null;
  }
}

function findArticle(value: unknown, depth: number): Item | null {
  if (depth > DEEPEST) return null;
  if (Array.isArray(value)) {
    for (const entry of value) {
      const found = findArticle(entry, depth + 1);
      if (found !== null) return found;
    }
    return null;
  }
  if (!isItem(value)) return null;
  if (typesOf(value).some((type) => ARTICLE_TYPE.test(type))) return value;
  return findArticle(value['@graph'], depth + 1) ?? findArticle(value['mainEntity'], depth + 1);
}

function describe(article: Item): LinkedData {
  return {
    titles: [text(article['headline']), text(article['name'])].filter((title) => title !== null),
    authors: names(article['author']),
    publisher: names(article['publisher'])[0] ?? null,
    published: text(article['datePublished']) ?? text(article['dateCreated']),
    modified: text(article['dateModified']),
    image: imageOf(article['image']) ?? text(article['thumbnailUrl']),
    description: text(article['description']),
    language:
      text(article['inLanguage']) ??
      (isItem(article['inLanguage']) ? text(article['inLanguage']['alternateName']) : null),
  };
}

/** An address, an ImageObject, or a list of either, of which the first counts. */
function imageOf(value: unknown): string | null {
  if (Array.isArray(value)) return imageOf(value[0]);
  return isItem(value) ? (text(value['url']) ?? text(value['contentUrl'])) : text(value);
}

function names(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((entry) => names(entry));
  const name = isItem(value) ? (text(value['name']) ?? names(value['name'])[0] ?? null) : text(value);
  return name === null ? [] : [name];
}

function text(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const trimmed = withoutEntities(value).replace(/\s+/g, ' ').trim();
  return trimmed === '' ? null : trimmed;
}

function typesOf(item: Item): readonly string[] {
  const type = item['@type'];
  return (Array.isArray(type) ? type : [type]).filter((entry) => typeof entry === 'string');
}

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
