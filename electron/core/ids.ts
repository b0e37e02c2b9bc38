import { v7 } from 'uuid';
import { z } from 'zod';

// UUIDv7 carry their time of making, so ids sort by age and two copies of a library can be merged.
export const articleIdSchema = z.uuid({ version: 'v7' }).brand<'ArticleId'>();
export type ArticleId = z.infer<typeof articleIdSchema>;

export const highlightIdSchema = z.uuid({ version: 'v7' }).brand<'HighlightId'>();
export type HighlightId = z.infer<typeof highlightIdSchema>;

export const libraryIdSchema = z.uuid({ version: 'v7' }).brand<'LibraryId'>();
export type LibraryId = z.infer<typeof libraryIdSchema>;

export function newArticleId(): ArticleId {
  return articleIdSchema.parse(v7());
}

export function newHighlightId(): HighlightId {
  return highlightIdSchema.parse(v7());
}

export function newLibraryId(): LibraryId {
  return libraryIdSchema.parse(v7());
}
