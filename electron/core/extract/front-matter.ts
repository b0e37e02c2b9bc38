import { parse } from 'yaml';
import { tagSchema } from '../tags';
import { isoDate } from './dates';
import { webAddress } from './page-links';
import { cleanAuthors } from './page-authors';

/** What a text says of itself in the block of YAML above it. */
export interface FrontMatter {
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly url: string | null;
  readonly site: string | null;
  readonly published: string | null;
  readonly language: string | null;
  readonly description: string | null;
  readonly tags: readonly string[];
  /** The text below the block. */
  readonly body: string;
}

const BLOCK = /^\uFEFF?---[ \t]*\r?\n([\s\S]{0,50000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;
const KNOWN = [
  'title',
  'author',
  'authors',
  'url',
  'source',
  'link',
  'date',
  'published',
  'tags',
  'keywords',
];
const LONGEST = 2000;

type Fields = ReadonlyMap<string, unknown>;

/**
 * Reads YAML front matter, as notes and static sites have it. Null when a text doesn't begin with any: also a text
 * that only begins with a rule of dashes, or whose block says nothing that is known here.
 */
export function readFrontMatter(text: string): FrontMatter | null {
  const block = BLOCK.exec(text);
  const fields = block === null ? null : fieldsOf(block[1] ?? '');
  if (block === null || fields === null) return null;
  return {
    title: firstText(fields, 'title'),
    authors: cleanAuthors(textsOf(fields, 'authors', 'author', 'creator')),
    url:
      [firstText(fields, 'url'), firstText(fields, 'source'), firstText(fields, 'link')]
        .map((address) => (address === null ? null : webAddress(address, null)))
        .find((address) => address !== null) ?? null,
    site: firstText(fields, 'site', 'publisher'),
    published: isoDate(firstText(fields, 'published', 'date', 'date_published', 'created')),
    language: firstText(fields, 'language', 'lang'),
    description: firstText(fields, 'description', 'summary', 'excerpt'),
    tags: tagsOf(fields),
    body: text.slice(block[0].length),
  };
}

function fieldsOf(block: string): Fields | null {
  let value: unknown;
  try {
    // Dates stay as they were written, and aliases can't blow a small block up.
    value = parse(block, { schema: 'failsafe', maxAliasCount: 0 });
  } catch {
    // Not YAML: then it is text that stands between two rules.
    return null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const fields = new Map(
    Object.entries(value).map(([name, field]) => [name.toLowerCase(), field as unknown]),
  );
  return KNOWN.some((name) => fields.has(name)) ? fields : null;
}

function firstText(fields: Fields, ...names: readonly string[]): string | null {
  return textsOf(fields, ...names)[0] ?? null;
}

/** The texts under the first of these names that has any: one, or a list; of an author's mapping, its name. */
function textsOf(fields: Fields, ...names: readonly string[]): readonly string[] {
  for (const name of names) {
    const field = fields.get(name);
    const texts = (Array.isArray(field) ? (field as unknown[]) : [field]).flatMap(textIn);
    if (texts.length > 0) return texts;
  }
  return [];
}

function textIn(value: unknown): readonly string[] {
  if (typeof value === 'object' && value !== null && 'name' in value) return textIn(value.name);
  if (typeof value !== 'string') return [];
  // Notes of some programs write an author as a link to a note of their own: [[Ada Fern]].
  const text = value
    .replace(/^\[\[(.+)\]\]$/, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  return text === '' || text.length > LONGEST ? [] : [text];
}

function tagsOf(fields: Fields): readonly string[] {
  const given = textsOf(fields, 'tags', 'keywords');
  const [only = ''] = given;
  const words = given.length === 1 ? only.split(only.includes(',') ? ',' : /\s+(?=#)/) : given;
  return words.flatMap((word) => {
    const tag = tagSchema.safeParse(word);
    return tag.success ? [tag.data] : [];
  });
}
