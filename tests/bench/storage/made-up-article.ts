import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import {
  ARTICLE_FORMAT,
  CONTENT_FORMAT,
  stampsOf,
  type ArticleRecord,
  type ContentVersion,
} from '#core/article/article';
import { SHELVES } from '#core/article/shelves';
import { HIGHLIGHT_COLORS } from '#core/highlight/colors';
import { addHighlight } from '#core/highlight/edit-highlights';
import { articleIdSchema, highlightIdSchema, type ArticleId } from '#core/ids';
import { madeUpText, madeUpTitle, word, type MadeUpText } from './made-up-text';
import { seededRandom, type Random } from './random';

export interface MadeUpArticle {
  readonly record: ArticleRecord;
  readonly content: ContentVersion;
}

const HIGHLIGHTS = 5;
/** One article in so many lies in the trash. */
const ARTICLES_A_TRASHED = 20;
const FIRST_SAVED = Date.UTC(2018, 0, 1);
const SAVED_EVERY_MS = 80 * 60_000;
const MINUTE_MS = 60_000;

/** Article number `index` of the library with this seed: always the same one. */
export function madeUpArticle(seed: number, index: number): MadeUpArticle {
  const random = randomOf(seed, index);
  const saved = FIRST_SAVED + index * SAVED_EVERY_MS;
  const id = articleIdSchema.parse(uuid(saved, random));
  const text = madeUpText(random);
  const content = contentOf(id, text, at(saved));
  return { record: highlighted(recordOf(content, text, index, random), content, saved, random), content };
}

/** Whether the library has this article in its list rather than in the trash. */
export function isListed(index: number): boolean {
  return index % ARTICLES_A_TRASHED !== ARTICLES_A_TRASHED - 1;
}

/** The id of an article, without making the rest of it. */
export function madeUpId(seed: number, index: number): ArticleId {
  return articleIdSchema.parse(uuid(FIRST_SAVED + index * SAVED_EVERY_MS, randomOf(seed, index)));
}

function randomOf(seed: number, index: number): Random {
  return seededRandom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
}

function contentOf(articleId: ArticleId, { html, text }: MadeUpText, capturedAt: string): ContentVersion {
  const hash = createHash('sha256').update(html).digest('hex');
  return { format: CONTENT_FORMAT, articleId, number: 1, capturedAt, hash, html, text };
}

function recordOf(
  { articleId, capturedAt, hash }: ContentVersion,
  { words }: MadeUpText,
  index: number,
  random: Random,
): ArticleRecord {
  const site = `${word(random)}.example`;
  return {
    format: ARTICLE_FORMAT,
    id: articleId,
    title: madeUpTitle(random),
    authors: [`${word(random)} ${word(random)}`],
    site,
    url: `https://${site}/${articleId}`,
    published: capturedAt.slice(0, 10),
    language: 'en',
    direction: 'ltr',
    description: Array.from({ length: 20 }, () => word(random)).join(' '),
    savedAt: capturedAt,
    updatedAt: capturedAt,
    deletedAt: isListed(index) ? null : capturedAt,
    shelf: random.pick(SHELVES),
    tags: [...new Set([word(random), word(random)])],
    words,
    version: 1,
    versions: [{ number: 1, capturedAt, hash, words, original: '1.html.gz' }],
    highlights: [],
    stamps: stampsOf(capturedAt),
  };
}

/** The record with its highlights, made as the app makes them. */
function highlighted(
  record: ArticleRecord,
  content: ContentVersion,
  saved: number,
  random: Random,
): ArticleRecord {
  let present = record;
  for (let number = 0; number < HIGHLIGHTS; number += 1) {
    const time = saved + (number + 1) * MINUTE_MS;
    const added = addHighlight(
      present,
      content,
      {
        articleId: record.id,
        at: { version: 1, ...someWords(content.text, random) },
        color: random.pick(HIGHLIGHT_COLORS),
        note: number % 2 === 0 ? Array.from({ length: 12 }, () => word(random)).join(' ') : '',
        tags: [word(random)],
      },
      { id: highlightIdSchema.parse(uuid(time, random)), now: at(time) },
    );
    if (!added.ok) throw new Error(added.error.message);
    present = added.value.record;
  }
  return present;
}

/** A run of whole words. */
function someWords(text: string, random: Random): { readonly start: number; readonly end: number } {
  const from = text.indexOf(' ', random.below(text.length >> 1)) + 1;
  return { start: from, end: text.indexOf(' ', from + 30 + random.below(120)) };
}

function uuid(milliseconds: number, random: Random): string {
  const bytes = Uint8Array.from({ length: 16 }, () => random.below(256));
  return v7({ msecs: milliseconds, random: bytes, seq: random.below(2 ** 31) });
}

function at(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
