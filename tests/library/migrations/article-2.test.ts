import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { relationOf } from '#core/merge/revision';
import { mergeRecords } from '#core/merge/merge-records';
import { stampChanges } from '#core/merge/stamp-changes';
import type { ArticleRecord } from '#core/article/article';
import { checkDocument } from '../../../electron/library/document/document-kind';
import type { JsonObject } from '../../../electron/library/document/durable-json-file';
import { articleKind } from '../../../electron/library/document-kinds';
import { valueOf } from '../support/value-of';

const ARTICLES = resolve(import.meta.dirname, '../../fixtures/libraries/format-1/library');
const IN_TRASH = 'trash/01a2047a-cabd-712e-95f9-856bd45045e4';
const NOTED = 'articles/01a2047a-ca9f-7078-bad7-6d677afd956f';
const LATER = '2026-03-01T00:00:00.000Z';

async function oldRecord(article: string): Promise<JsonObject> {
  const old: unknown = JSON.parse(await readFile(resolve(ARTICLES, article, 'article.json'), 'utf8'));
  return old as JsonObject;
}

async function migrated(article: string, different: JsonObject = {}): Promise<ArticleRecord> {
  return valueOf(checkDocument(articleKind, { ...(await oldRecord(article)), ...different }));
}

/** As another copy would have it where the first highlight was given another note in format 1. */
async function otherNote(note: string, updatedAt: string): Promise<ArticleRecord> {
  const { highlights } = (await oldRecord(NOTED)) as { readonly highlights: readonly JsonObject[] };
  return migrated(NOTED, {
    highlights: highlights.map((old, at) => (at === 0 ? { ...old, note, updatedAt } : old)),
  });
}

function firstNote(record: ArticleRecord): string | undefined {
  return record.highlights[0]?.note;
}

it('takes the time of the last change for all groups, and that of the deletion for the trash', async () => {
  const { stamps, updatedAt, deletedAt } = await migrated(IN_TRASH, { updatedAt: LATER });
  expect(updatedAt).toBe(LATER);
  expect(deletedAt).not.toBeNull();
  expect(stamps).toEqual({ details: LATER, shelf: LATER, tags: LATER, trash: deletedAt, version: LATER });
});

it('makes equal highlights equal, and one that was changed later newer', async () => {
  const [one, same] = [await migrated(NOTED), await migrated(NOTED)];
  expect(mergeRecords(one, same)).toEqual(one);
  const later = await otherNote('Written later.', LATER);
  expect(relationOf(later.highlights[0]?.revision ?? {}, one.highlights[0]?.revision ?? {})).toBe('newer');
  expect(firstNote(mergeRecords(one, later))).toBe('Written later.');
});

it('loses neither note when one copy went on in format 1 and the other in format 2', async () => {
  const base = await migrated(NOTED);
  const highlights = base.highlights.map((old, at) => (at === 0 ? { ...old, note: 'Written in 2.' } : old));
  const change = { now: '2026-02-01T00:00:00.000Z', writer: 'aaaaaaaa' };
  const inFormat2 = stampChanges(base, { ...base, highlights }, change);
  expect(firstNote(mergeRecords(inFormat2, base))).toBe('Written in 2.');
  const merged = firstNote(mergeRecords(inFormat2, await otherNote('Written in 1.', LATER)));
  expect(merged).toContain('Written in 2.');
  expect(merged).toContain('Written in 1.');
});
