import { z } from 'zod';
import type { ArticleRecord } from '#core/article/article';
import { articleView, type ArticleView } from '#core/article/article-view';
import { SHELVES } from '#core/article/shelves';
import { FINGERPRINT } from '#core/duplicates/fingerprint';
import { liveHighlights } from '#core/highlight/highlight-view';
import { articleIdSchema } from '#core/ids';
import { PLACES, type Place } from '../layout';

/**
 * What is kept of each article in memory and in the index: enough for lists and to find a highlight's article, never
 * texts or notes. Made from a record alone, so that it can be made anew at any time.
 */
export interface IndexEntry {
  readonly view: ArticleView;
  /** The record's. */
  readonly updatedAt: string;
  /** In the trash since; null when it isn't. */
  readonly deletedAt: string | null;
  /** The ids of its highlights, removed ones too, one space between them: one string is quicker to read than many. */
  readonly highlightIds: string;
  /** The tags of its live highlights, one a line, each as often as it is used: one string again. */
  readonly highlightTags: string;
  /** Of the text that is shown, where it has one. */
  readonly fingerprint: string | null;
  /** Where its folder lies. */
  readonly place: Place;
  /** What its files looked like when this was made (`articleStamp`); empty when that isn't known. */
  readonly stamp: string;
}

const viewSchema: z.ZodType<ArticleView> = z.object({
  id: articleIdSchema,
  title: z.string(),
  authors: z.array(z.string()),
  site: z.string().nullable(),
  url: z.string().nullable(),
  published: z.string().nullable(),
  saved: z.string(),
  language: z.string().nullable(),
  direction: z.enum(['ltr', 'rtl']).nullable(),
  description: z.string().nullable(),
  words: z.number(),
  tags: z.array(z.string()),
  shelf: z.enum(SHELVES),
  highlights: z.number(),
  version: z.number(),
  progress: z.number().nullable(),
});

export const indexEntrySchema: z.ZodType<IndexEntry> = z.object({
  view: viewSchema,
  updatedAt: z.string(),
  deletedAt: z.string().nullable(),
  highlightIds: z.string(),
  highlightTags: z.string(),
  fingerprint: z.string().regex(FINGERPRINT).nullable(),
  place: z.enum(PLACES),
  stamp: z.string(),
});

export function indexEntry(record: ArticleRecord, place: Place, stamp: string): IndexEntry {
  return {
    view: articleView(record),
    updatedAt: record.updatedAt,
    deletedAt: record.deletedAt,
    highlightIds: record.highlights.map(({ id }) => id).join(' '),
    highlightTags: liveHighlights(record)
      .flatMap(({ tags }) => tags)
      .join('\n'),
    fingerprint: record.versions.find(({ number }) => number === record.version)?.fingerprint ?? null,
    place,
    stamp,
  };
}
