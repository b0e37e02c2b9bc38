import { describe, expect, it } from 'vitest';
import type { ArticleId } from '#core/ids';
import { answer } from '../../electron/library/answer';
import type { Library } from '../../electron/library/library';
import { perform } from '../../electron/library/perform';
import { opened } from './support/opened';
import { sampleArticle } from './support/sample-article';
import { temporaryFolder } from './support/temporary-folder';
import { valueOf } from './support/value-of';

async function marked(library: Library, articleId: ArticleId, quote: string, tags: string[]) {
  const args = { articleId, at: { quote }, tags };
  return valueOf(await perform(library, { name: 'highlight.add', args })).value.id;
}

describe('the tags of a library', () => {
  it('are those of articles and live highlights, the most used first, also after it is opened anew', async () => {
    const folder = await temporaryFolder();
    const library = await opened(folder);
    expect(valueOf(await answer(library, 'tag.list', {}))).toEqual([]);
    const { id } = valueOf(await library.add({ ...sampleArticle(), tags: ['law', 'Sea'] }));
    await marked(library, id, 'timetable', ['sea', 'clocks']);
    await marked(library, id, 'promise', ['sea', 'law of the sea']);
    const gone = await marked(library, id, 'strangers', ['gone']);
    await perform(library, { name: 'highlight.remove', args: { id: gone } });

    const expected = [
      { tag: 'sea', articles: 1, highlights: 2 },
      { tag: 'clocks', articles: 0, highlights: 1 },
      { tag: 'law', articles: 1, highlights: 0 },
      { tag: 'law of the sea', articles: 0, highlights: 1 },
    ];
    expect(valueOf(await answer(library, 'tag.list', {}))).toEqual(expected);
    await library.close();
    const again = await opened(folder);
    expect(valueOf(await answer(again, 'tag.list', {}))).toEqual(expected);
  });

  it('leave with an article that goes to the trash, and come back with it', async () => {
    const library = await opened(await temporaryFolder());
    const { id } = valueOf(await library.add({ ...sampleArticle(), tags: ['law'] }));
    await marked(library, id, 'timetable', ['clocks']);
    await perform(library, { name: 'article.delete', args: { id } });
    expect(valueOf(await answer(library, 'tag.list', {}))).toEqual([]);
    await perform(library, { name: 'article.restore', args: { id } });
    expect(valueOf(await answer(library, 'tag.list', {}))).toHaveLength(2);
  });
});
