import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SHELVES } from '#core/article/shelves';
import { articleIdSchema, newArticleId, newHighlightId, type ArticleId } from '#core/ids';
import { Catalogue } from '../../electron/library/catalogue';
import type { IndexEntry } from '../../electron/library/index/index-entry';

const IDS = Array.from({ length: 6 }, newArticleId);
const HIGHLIGHTS = Array.from({ length: 6 }, newHighlightId);

const step = fc.record({
  id: fc.nat(IDS.length - 1),
  remove: fc.boolean(),
  day: fc.integer({ min: 1, max: 4 }),
  shelf: fc.constantFrom(...SHELVES),
  inTrash: fc.boolean(),
});

function entryOf({
  id,
  day,
  shelf,
  inTrash,
}: {
  id: number;
  day: number;
  shelf: (typeof SHELVES)[number];
  inTrash: boolean;
}): IndexEntry {
  return {
    view: {
      id: articleIdSchema.parse(IDS[id]),
      title: `Article ${id}`,
      authors: [],
      site: null,
      url: null,
      published: null,
      saved: `2026-01-0${day}T00:00:00.000Z`,
      language: null,
      direction: null,
      description: null,
      words: 1,
      tags: [],
      shelf,
      highlights: 0,
      progress: null,
      version: 1,
    },
    updatedAt: '2026-01-09T00:00:00.000Z',
    deletedAt: inTrash ? '2026-01-08T00:00:00.000Z' : null,
    // A highlight is in one article for ever.
    highlightIds: HIGHLIGHTS[id] ?? '',
    highlightTags: '',
    fingerprint: null,
    place: inTrash ? 'trash' : 'articles',
    stamp: '',
  };
}

it('changed in place says the same as one that is made anew', () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 40 }),
      fc.nat(5),
      fc.integer({ min: 1, max: 5 }),
      (steps, offset, limit) => {
        const changed = new Catalogue();
        const truth = new Map<ArticleId, IndexEntry>();
        for (const each of steps) {
          // Asked in between, so that what was made for an answer has to follow.
          changed.articles();
          changed.trashed();
          for (const id of HIGHLIGHTS.slice(0, 1)) changed.articleOf(id);
          const entry = entryOf(each);
          if (each.remove) {
            changed.remove(entry.view.id);
            truth.delete(entry.view.id);
          } else {
            changed.put(entry);
            truth.set(entry.view.id, entry);
          }
        }
        const anew = new Catalogue();
        anew.putAll(truth.values());
        expect(changed.articles()).toEqual(anew.articles());
        expect(changed.trashed()).toEqual(anew.trashed());
        for (const shelf of SHELVES) {
          expect(changed.page(shelf, offset, limit)).toEqual(anew.page(shelf, offset, limit));
          const all = anew.articles().filter((view) => view.shelf === shelf);
          expect(anew.page(shelf, offset, limit).articles).toEqual(all.slice(offset, offset + limit));
          expect(anew.page(shelf, offset, limit).counts[shelf]).toBe(all.length);
        }
        for (const id of HIGHLIGHTS) expect(changed.articleOf(id)).toBe(anew.articleOf(id));
      },
    ),
  );
});
