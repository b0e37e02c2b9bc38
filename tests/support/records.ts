import { stampsOf, type ArticleRecord, type ContentVersion } from '#core/article/article';
import type { SafeHtml } from '#core/html';
import { newArticleId } from '#core/ids';

export const SAVED_AT = '2024-03-03T08:00:00.000Z';
const HASH = '0'.repeat(64);

/** An article as the store would hold it, with what a test wants different. */
export function articleRecord(different: Partial<ArticleRecord> = {}): ArticleRecord {
  return {
    format: 2,
    id: newArticleId(),
    title: 'How the ferry timetable became a border treaty',
    authors: ['Ines Okafor'],
    site: 'Harbour Gazette',
    url: 'https://harbourgazette.example/ferry',
    published: '2024-03-01',
    language: 'en',
    direction: 'ltr',
    description: null,
    savedAt: SAVED_AT,
    updatedAt: SAVED_AT,
    deletedAt: null,
    shelf: 'inbox',
    tags: [],
    words: 9,
    version: 1,
    versions: [{ number: 1, capturedAt: SAVED_AT, hash: HASH, words: 9, original: null }],
    highlights: [],
    stamps: stampsOf(SAVED_AT),
    ...different,
  };
}

/** The first content version of an article, with this text. */
export function contentOf(record: ArticleRecord, text: string): ContentVersion {
  return {
    format: 1,
    articleId: record.id,
    number: record.version,
    capturedAt: SAVED_AT,
    hash: HASH,
    html: `<p>${text}</p>` as SafeHtml,
    text,
  };
}
