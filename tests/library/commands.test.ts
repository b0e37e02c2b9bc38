import { describe, expect, it } from 'vitest';
import type { CommandReply } from '#contract/calls';
import { commandSchemas, type EditCommand } from '#core/commands';
import type { ArticleId, HighlightId } from '#core/ids';
import { newArticleId, newHighlightId } from '#core/ids';
import { answer } from '../../electron/library/answer';
import type { Library } from '../../electron/library/library';
import { perform } from '../../electron/library/perform';
import { opened } from './support/opened';
import { sampleArticle, SENTENCES } from './support/sample-article';
import { temporaryFolder } from './support/temporary-folder';
import { errorOf, valueOf } from './support/value-of';

async function shelf(): Promise<{
  readonly library: Library;
  readonly id: ArticleId;
  readonly folder: string;
}> {
  const folder = await temporaryFolder();
  const library = await opened(folder);
  const { id } = valueOf(await library.add(sampleArticle()));
  return { library, id, folder };
}

async function highlighted(library: Library, articleId: ArticleId): Promise<HighlightId> {
  const args = { articleId, at: { quote: 'a promise made to strangers' }, note: 'Yes.', tags: ['law'] };
  return valueOf(await perform(library, { name: 'highlight.add', args })).value.id;
}

/** Takes back what a command did. */
async function undo(library: Library, reply: CommandReply<EditCommand['name']>): Promise<void> {
  const command = valueOf(reply).undo;
  if (command === null) throw new Error('There is nothing to take back.');
  valueOf<unknown>(await perform(library, command as EditCommand));
}

describe('highlights', () => {
  it('are added by their words or their place, and removed by undo', async () => {
    const { library, id } = await shelf();
    const byQuote = await perform(library, {
      name: 'highlight.add',
      args: { articleId: id, at: { quote: 'timetable' }, color: 'blue' },
    });
    expect(valueOf(byQuote).value).toMatchObject({
      articleId: id,
      quote: 'timetable',
      color: 'blue',
      note: '',
      tags: [],
      anchor: { state: 'exact', score: 1, version: 1 },
    });
    const byPlace = await perform(library, {
      name: 'highlight.add',
      args: { articleId: id, at: { version: 1, start: 4, end: 9 } },
    });
    expect(valueOf(byPlace).value.quote).toBe('ferry');
    expect(library.articles()[0]?.highlights).toBe(2);
    const listed = valueOf(await answer(library, 'highlight.list', { articleId: id }));
    expect(listed.map(({ quote }) => quote)).toEqual(['ferry', 'timetable']);

    await undo(library, byQuote);
    await undo(library, byPlace);
    expect(valueOf(await answer(library, 'highlight.list', {}))).toEqual([]);
    expect(library.articles()[0]?.highlights).toBe(0);
  });

  it('aren’t stored when their words aren’t there', async () => {
    const { library, id } = await shelf();
    const before = valueOf(await library.record(id));
    const reply = await perform(library, {
      name: 'highlight.add',
      args: { articleId: id, at: { quote: 'a steam engine' } },
    });
    expect(errorOf(reply).code).toBe('not-found');
    expect(errorOf(reply).message).toContain('a steam engine');
    expect(valueOf(await library.record(id))).toEqual(before);
  });

  it('are edited, and undo brings back just what was changed', async () => {
    const { library, id } = await shelf();
    const highlight = await highlighted(library, id);
    const reply = await perform(library, {
      name: 'highlight.edit',
      args: { id: highlight, color: 'pink', tags: ['law', 'time'] },
    });
    expect(valueOf(reply).value).toMatchObject({ color: 'pink', note: 'Yes.', tags: ['law', 'time'] });
    expect(valueOf(reply).undo).toEqual({
      name: 'highlight.edit',
      args: { id: highlight, color: 'yellow', tags: ['law'] },
    });
    valueOf(await perform(library, { name: 'highlight.edit', args: { id: highlight, note: 'Or not.' } }));
    await undo(library, reply);
    const [after] = valueOf(await answer(library, 'highlight.list', {}));
    expect(after).toMatchObject({ color: 'yellow', note: 'Or not.', tags: ['law'] });
  });

  it('change their style and single tags, and undo brings back what was there', async () => {
    const { library, id } = await shelf();
    const highlight = await highlighted(library, id);
    const edited = await perform(library, {
      name: 'highlight.edit',
      args: { id: highlight, style: 'underline', addTags: ['time'], removeTags: ['LAW'] },
    });
    expect(valueOf(edited).value).toMatchObject({ style: 'underline', tags: ['time'], color: 'yellow' });
    await undo(library, edited);
    const [after] = valueOf(await answer(library, 'highlight.list', {}));
    expect(after).toMatchObject({ style: 'ink', tags: ['law'] });
  });

  it('are attached elsewhere, and undo and redo move them there and back', async () => {
    const { library, id } = await shelf();
    const highlight = await highlighted(library, id);
    const [before] = valueOf(await answer(library, 'highlight.list', {}));
    const attached = await perform(library, {
      name: 'highlight.attach',
      args: { id: highlight, at: { quote: 'timetable' } },
    });
    const moved = valueOf(attached).value.anchor;
    expect(moved).toMatchObject({ state: 'fuzzy', score: 1, version: 1 });
    const command = valueOf(attached).undo;
    if (command?.name !== 'highlight.reattach') throw new Error('It can’t be taken back.');
    const back = await perform(library, command);
    expect(valueOf(back).value.anchor).toEqual(before?.anchor);
    await undo(library, back);
    expect(valueOf(await answer(library, 'highlight.list', {}))[0]?.anchor).toEqual(moved);
  });

  it('aren’t put behind the end of the text, nor in two versions at once', async () => {
    const { library, id } = await shelf();
    const highlight = await highlighted(library, id);
    const [before] = valueOf(await answer(library, 'highlight.list', {}));
    if (before === undefined) throw new Error('There is no highlight.');
    const anchor = { ...before.anchor, end: 9000 };
    const behind = await perform(library, {
      name: 'highlight.reattach',
      args: { id: highlight, anchor, placed: anchor },
    });
    expect(errorOf(behind).code).toBe('bad-request');
    const apart = { id: highlight, anchor: before.anchor, placed: { ...before.anchor, version: 2 } };
    expect(commandSchemas['highlight.reattach'].safeParse(apart).success).toBe(false);
    expect(valueOf(await answer(library, 'highlight.list', {}))).toEqual([before]);
  });

  it('leave nothing to undo when an edit changes nothing', async () => {
    const { library, id } = await shelf();
    const highlight = await highlighted(library, id);
    const before = valueOf(await library.record(id));
    const reply = await perform(library, { name: 'highlight.edit', args: { id: highlight, note: 'Yes.' } });
    expect(valueOf(reply).undo).toBeNull();
    expect(valueOf(await library.record(id))).toEqual(before);
    const restored = await perform(library, { name: 'highlight.restore', args: { id: highlight } });
    expect(valueOf(restored).undo).toBeNull();
  });

  it('leave a tombstone, and come back whole', async () => {
    const { library, id, folder } = await shelf();
    const highlight = await highlighted(library, id);
    const [before] = valueOf(await answer(library, 'highlight.list', {}));
    const reply = await perform(library, { name: 'highlight.remove', args: { id: highlight } });
    expect(valueOf(await library.record(id)).highlights).toHaveLength(1);
    expect(errorOf(await perform(library, { name: 'highlight.remove', args: { id: highlight } })).code).toBe(
      'not-found',
    );

    const again = await opened(folder);
    expect(again.articleOf(highlight)).toBe(id);
    await undo(again, reply);
    const [after] = valueOf(await answer(again, 'highlight.list', {}));
    expect({ ...after, updated: '' }).toEqual({ ...before, updated: '' });
  });

  it('are named when they aren’t there', async () => {
    const { library } = await shelf();
    const id = newHighlightId();
    for (const name of ['highlight.edit', 'highlight.remove', 'highlight.restore'] as const) {
      const error = errorOf(await perform(library, { name, args: { id } }));
      expect(error).toEqual({ code: 'not-found', message: `No highlight has the id ${id}.` });
    }
  });

  it('of one article don’t get lost when many are made at once', async () => {
    const { library, id, folder } = await shelf();
    const ends = Array.from({ length: 40 }, (_, index) => index + 5);
    await Promise.all(
      ends.map(async (end) => {
        const at = { version: 1, start: 4, end };
        valueOf(await perform(library, { name: 'highlight.add', args: { articleId: id, at } }));
      }),
    );
    expect(valueOf(await answer(await opened(folder), 'highlight.list', {}))).toHaveLength(40);
  });
});

describe('articles', () => {
  it('are shelved, and undo brings them back to their shelf', async () => {
    const { library, id } = await shelf();
    const reply = await perform(library, { name: 'article.shelve', args: { id, shelf: 'archive' } });
    expect(valueOf(reply).value.shelf).toBe('archive');
    await undo(library, reply);
    expect(library.articles()[0]?.shelf).toBe('inbox');
    const same = await perform(library, { name: 'article.shelve', args: { id, shelf: 'inbox' } });
    expect(valueOf(same).undo).toBeNull();
  });

  it('are deleted into the trash, where nothing reads or changes them, and restored by undo', async () => {
    const { library, id } = await shelf();
    const highlight = await highlighted(library, id);
    const [view] = library.articles();
    const reply = await perform(library, { name: 'article.delete', args: { id } });
    expect(valueOf(reply).value).toEqual({ id, title: 'The ferry and the clock' });

    const at = { quote: 'ferry' };
    const refused = [
      await answer(library, 'article.read', { id }),
      await answer(library, 'highlight.list', { articleId: id }),
      await answer(library, 'notes.export', { ids: [id], format: 'md' }),
      await perform(library, { name: 'article.shelve', args: { id, shelf: 'later' } }),
      await perform(library, { name: 'article.delete', args: { id } }),
      await perform(library, { name: 'highlight.add', args: { articleId: id, at } }),
      await perform(library, { name: 'highlight.edit', args: { id: highlight, note: '' } }),
    ];
    for (const result of refused) {
      expect(errorOf(result).code).toBe('not-found');
      expect(errorOf(result).message).toContain('in the trash');
    }
    expect(valueOf(await answer(library, 'article.list', {}))).toEqual([]);
    expect(valueOf(await answer(library, 'highlight.list', {}))).toEqual([]);

    await undo(library, reply);
    expect(library.articles()).toEqual([view]);
    const restored = await perform(library, { name: 'article.restore', args: { id } });
    expect(valueOf(restored).undo).toBeNull();
  });

  it('are named when they aren’t there', async () => {
    const { library } = await shelf();
    const id = newArticleId();
    const results = [
      await answer(library, 'article.read', { id }),
      await answer(library, 'highlight.list', { articleId: id }),
      await answer(library, 'notes.export', { ids: [id], format: 'md' }),
      await perform(library, { name: 'article.shelve', args: { id, shelf: 'later' } }),
      await perform(library, { name: 'article.delete', args: { id } }),
      await perform(library, { name: 'article.restore', args: { id } }),
      await perform(library, { name: 'highlight.add', args: { articleId: id, at: { quote: 'x' } } }),
    ];
    for (const result of results) {
      expect(errorOf(result)).toEqual({ code: 'not-found', message: `No article has the id ${id}.` });
    }
  });
});

describe('questions', () => {
  it('are answered with an article and its text', async () => {
    const { library, id } = await shelf();
    const read = valueOf(await answer(library, 'article.read', { id }));
    expect(read.article).toEqual(library.articles()[0]);
    expect(read.text).toBe(SENTENCES.join('\n'));
    expect(read.html).toBe(sampleArticle().html);
  });

  it('give one file of notes an article, those with notes when none is named, no name twice', async () => {
    const { library, id } = await shelf();
    const other = valueOf(await library.add(sampleArticle())).id;
    const without = valueOf(await library.add(sampleArticle('Without notes'))).id;
    await highlighted(library, id);
    await highlighted(library, other);
    const all = valueOf(await answer(library, 'notes.export', { ids: [], format: 'md' }));
    expect(all.map(({ articleId }) => articleId)).toEqual([other, id]);
    expect(all.map(({ name }) => name)).toEqual([
      'The ferry and the clock.md',
      'The ferry and the clock (2).md',
    ]);
    expect(all[0]?.text).toContain('> a promise made to strangers');
    const asked = valueOf(
      await answer(library, 'notes.export', { ids: [without, id, without], format: 'md' }),
    );
    expect(asked.map(({ articleId }) => articleId)).toEqual([without, id]);
  });
});

describe('the note on an article', () => {
  it('is written, read, taken back, and there when the library is opened again', async () => {
    const { library, id, folder } = await shelf();
    expect(valueOf(await answer(library, 'article.note', { id })).note).toBe('');
    const first = await perform(library, { name: 'article.annotate', args: { id, note: 'Read *twice*.' } });
    const second = await perform(library, { name: 'article.annotate', args: { id, note: 'Read once.' } });
    const same = await perform(library, { name: 'article.annotate', args: { id, note: 'Read once.' } });
    expect(valueOf(same).undo).toBeNull();
    await undo(library, second);
    const again = await opened(folder);
    expect(valueOf(await answer(again, 'article.note', { id })).note).toBe('Read *twice*.');
    await undo(again, first);
    expect(valueOf(await answer(again, 'article.note', { id })).note).toBe('');
  });
});
