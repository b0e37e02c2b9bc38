import { join } from 'node:path';
import type { ArticleRecord } from '#core/article/article';
import { ASSETS } from '#core/article/assets';
import { articleIdSchema, type ArticleId } from '#core/ids';

/** Where an article's folder lies in the library. */
export const PLACES = ['articles', 'trash'] as const;
export type Place = (typeof PLACES)[number];

export const LIBRARY_FILE = 'library.json';
export const LOCK_FILE = 'library.lock';

const INCOMING = '.incoming-';

/** The record is the truth; the folder follows it. */
export function placeOf(record: ArticleRecord): Place {
  return record.deletedAt === null ? 'articles' : 'trash';
}

export function placeFolder(library: string, place: Place): string {
  return join(library, place);
}

export function articleFolder(library: string, place: Place, id: ArticleId): string {
  return join(library, place, id);
}

/** Where a new article is put together; it becomes the article's folder in one rename, when it is whole. */
export function incomingFolder(library: string, id: ArticleId): string {
  return join(library, 'articles', `${INCOMING}${id}`);
}

export function isIncoming(name: string): boolean {
  return name.startsWith(INCOMING);
}

/** The id that a folder is named after; null for anything else that may lie there (a sync tool's files, a copy). */
export function articleIdOf(name: string): ArticleId | null {
  const id = articleIdSchema.safeParse(name);
  return id.success ? id.data : null;
}

export function recordFile(folder: string): string {
  return join(folder, 'article.json');
}

export function versionsFolder(folder: string): string {
  return join(folder, 'versions');
}

export function versionFile(folder: string, number: number): string {
  return join(versionsFolder(folder), `${number}.json`);
}

export function originalFolder(folder: string): string {
  return join(folder, 'original');
}

export function logFolder(folder: string): string {
  return join(folder, 'log');
}

export function logFile(folder: string, number: number): string {
  return join(logFolder(folder), `${number}.json`);
}

export function assetsFolder(folder: string): string {
  return join(folder, ASSETS);
}
