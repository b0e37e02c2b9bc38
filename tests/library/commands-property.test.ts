import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { HighlightView } from '#contract/views';
import { SHELVES } from '#core/article/shelves';
import type { ArticleView } from '#core/article/article-view';
import type { Command, EditCommand } from '#core/commands';
import { HIGHLIGHT_COLORS } from '#core/highlight/colors';
import type { ArticleId, HighlightId } from '#core/ids';
import { newHighlightId } from '#core/ids';
import { answer } from '../../electron/library/answer';
import type { Library } from '../../electron/library/library';
import { perform } from '../../electron/library/perform';
import { opened } from './support/opened';
import { sampleArticle, SENTENCES } from './support/sample-article';
import { valueOf } from './support/value-of';

const LENGTH = SENTENCES.join('\n').length;

/** A command before it is known which articles and highlights there are: `pick` chooses among them. */
type Move =
  | { readonly kind: 'add'; readonly pick: number; readonly start: number; readonly length: number }
  | {
      readonly kind: 'edit';
      readonly pick: number;
      readonly color: number;
      readonly note: string;
      readonly tag: boolean;
    }
  | { readonly kind: 'remove' | 'restore' | 'delete' | 'undelete'; readonly pick: number }
  | { readonly kind: 'shelve'; readonly pick: number; readonly shelf: number };

const pick = fc.nat({ max: 50 });
const moves: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('add' as const),
      pick,
      start: fc.nat(LENGTH),
      length: fc.nat(40),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      pick,
      color: fc.nat(4),
      note: fc.string({ unit: 'grapheme', maxLength: 12 }),
      tag: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('remove' as const, 'restore' as const), pick }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('delete' as const, 'undelete' as const), pick }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('shelve' as const), pick, shelf: fc.nat(2) }) },
);

function commandOf(
  move: Move,
  articles: readonly ArticleId[],
  highlights: readonly HighlightId[],
): EditCommand {
  const article = choose(articles, move.pick);
  const highlight = highlights.length === 0 ? newHighlightId() : choose(highlights, move.pick);
  switch (move.kind) {
    case 'add': {
      const at = { version: 1, start: move.start, end: move.start + move.length + 1 };
      return { name: 'highlight.add', args: { articleId: article, at } };
    }
    case 'edit': {
      const tags = move.tag ? ['one', 'two'] : [];
      return {
        name: 'highlight.edit',
        args: { id: highlight, color: choose(HIGHLIGHT_COLORS, move.color), note: move.note, tags },
      };
    }
    case 'remove':
      return { name: 'highlight.remove', args: { id: highlight } };
    case 'restore':
      return { name: 'highlight.restore', args: { id: highlight } };
    case 'delete':
      return { name: 'article.delete', args: { id: article } };
    case 'undelete':
      return { name: 'article.restore', args: { id: article } };
    case 'shelve':
      return { name: 'article.shelve', args: { id: article, shelf: choose(SHELVES, move.shelf) } };
  }
}

function choose<Item>(items: readonly Item[], number: number): Item {
  const item = items[number % items.length];
  if (item === undefined) throw new Error('There is nothing to choose from.');
  return item;
}

interface Shown {
  readonly articles: readonly ArticleView[];
  readonly highlights: readonly HighlightView[];
}

async function shown(library: Library): Promise<Shown> {
  return { articles: library.articles(), highlights: valueOf(await answer(library, 'highlight.list', {})) };
}

/** What undo brings back: everything but the times of change, which only rise. */
function timeless({ articles, highlights }: Shown): Shown {
  return { articles, highlights: highlights.map((highlight) => ({ ...highlight, updated: '' })) };
}

async function makeMoves(library: Library, sequence: readonly Move[]): Promise<readonly Command[]> {
  const articles = library.articles().map(({ id }) => id);
  const highlights: HighlightId[] = [];
  const undos: Command[] = [];
  for (const move of sequence) {
    const command = commandOf(move, articles, highlights);
    const reply = await perform(library, command);
    if (!reply.ok) continue;
    const { value, undo } = reply.value;
    if (command.name === 'highlight.add' && 'quote' in value) highlights.push(value.id);
    if (undo !== null) undos.push(undo);
  }
  return undos;
}

async function inLibrary(work: (library: Library, folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-test-'));
  try {
    const library = await opened(folder);
    for (const title of ['One', 'Two']) valueOf(await library.add(sampleArticle(title)));
    await work(library, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

it('shows the same after any commands when it is opened again', { timeout: 120_000 }, async () => {
  const sequences = fc.asyncProperty(fc.array(moves, { maxLength: 30 }), (sequence) =>
    inLibrary(async (library, folder) => {
      await makeMoves(library, sequence);
      const before = await shown(library);
      await library.close();
      expect(await shown(await opened(folder))).toEqual(before);
    }),
  );
  await fc.assert(sequences, { numRuns: 60 });
});

it('is where it began when everything is taken back', { timeout: 120_000 }, async () => {
  const sequences = fc.asyncProperty(fc.array(moves, { maxLength: 30 }), (sequence) =>
    inLibrary(async (library) => {
      const before = timeless(await shown(library));
      for (const undo of [...(await makeMoves(library, sequence))].reverse()) {
        valueOf<unknown>(await perform(library, undo as EditCommand));
      }
      expect(timeless(await shown(library))).toEqual(before);
    }),
  );
  await fc.assert(sequences, { numRuns: 60 });
});

it('loses no edit of many at once', { timeout: 120_000 }, async () => {
  const sequences = fc.asyncProperty(fc.array(moves, { minLength: 2, maxLength: 30 }), (sequence) =>
    inLibrary(async (library, folder) => {
      const articles = library.articles().map(({ id }) => id);
      const adds = sequence
        .filter((move) => move.kind === 'add')
        .map((move) => commandOf(move, articles, []));
      const replies = await Promise.all(adds.map((command) => perform(library, command)));
      const made = replies.filter((reply) => reply.ok).length;
      expect((await shown(await opened(folder))).highlights).toHaveLength(made);
    }),
  );
  await fc.assert(sequences, { numRuns: 30 });
});
