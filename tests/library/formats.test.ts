import { cp, readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { articleIdSchema, highlightIdSchema } from '#core/ids';
import { perform } from '../../electron/library/perform';
import { opened } from './support/opened';
import { temporaryFolder } from './support/temporary-folder';
import { valueOf } from './support/value-of';

/*
 * Libraries as each format of the documents was written, by the Commonplace of its time. They are never changed:
 * whatever was saved once must open, with all that is in it.
 */
const LIBRARIES = resolve(import.meta.dirname, '../fixtures/libraries');

/** What must be found again, field by field; a later format may know more. */
const expectedSchema = z.object({
  library: z.string(),
  articles: z
    .array(
      z.looseObject({
        id: articleIdSchema,
        deletedAt: z.string().nullable(),
        html: z.string(),
        text: z.string(),
        highlights: z.array(z.looseObject({ id: highlightIdSchema, deletedAt: z.string().nullable() })),
      }),
    )
    .min(1),
});

async function readExpected(format: string): Promise<z.infer<typeof expectedSchema>> {
  return expectedSchema.parse(JSON.parse(await readFile(join(LIBRARIES, format, 'expected.json'), 'utf8')));
}

async function copied(format: string): Promise<string> {
  const folder = join(await temporaryFolder(), 'library');
  await cp(join(LIBRARIES, format, 'library'), folder, { recursive: true });
  return folder;
}

describe.each(await readdir(LIBRARIES))('A library of %s', (format) => {
  it('opens with all that was in it', async () => {
    const expected = await readExpected(format);
    const library = await opened(await copied(format));
    expect(library.id).toBe(expected.library);
    const live = expected.articles.filter(({ deletedAt }) => deletedAt === null);
    expect(new Set(library.articles().map(({ id }) => id))).toEqual(new Set(live.map(({ id }) => id)));
    for (const { html, text, ...record } of expected.articles) {
      expect(valueOf(await library.record(record.id))).toMatchObject(record);
      expect(valueOf(await library.content(record.id))).toMatchObject({ html, text });
    }
  });

  it('can be written on in', async () => {
    const folder = await copied(format);
    const library = await opened(folder);
    const { articles } = await readExpected(format);
    const notes = new Map<string, string>();
    for (const { highlights } of articles.filter(({ deletedAt }) => deletedAt === null)) {
      for (const { id } of highlights.filter(({ deletedAt }) => deletedAt === null)) {
        const note = `Read again, ${id}.`;
        valueOf(await perform(library, { name: 'highlight.edit', args: { id, note } }));
        notes.set(id, note);
      }
    }
    for (const { id } of articles.filter(({ deletedAt }) => deletedAt !== null)) {
      valueOf(await perform(library, { name: 'article.restore', args: { id } }));
    }
    await library.close();
    expect(notes.size).toBeGreaterThan(0);
    const again = await opened(folder);
    expect(again.articles()).toHaveLength(articles.length);
    for (const { id } of articles) {
      for (const highlight of valueOf(await again.record(id)).highlights) {
        const note = notes.get(highlight.id);
        if (note !== undefined) expect(highlight.note).toBe(note);
      }
    }
  });
});
