import { describe, expect, it } from 'vitest';
import { Story, type ArticleState } from './story';

const NEW: ArticleState = { trashed: false, shelf: 'inbox', notes: [] };

describe('after a kill, an article may be', () => {
  it('as it was, or as any write made it that wasn’t acknowledged', () => {
    const story = new Story('id', 'Title');
    story.ask({ kind: 'highlight', note: 'a' });
    story.ask({ kind: 'shelve', shelf: 'later' });
    expect(story.allows(NEW)).toBe(true);
    expect(story.allows({ ...NEW, notes: ['a'] })).toBe(true);
    expect(story.allows({ ...NEW, notes: ['a'], shelf: 'later' })).toBe(true);
  });

  it('nothing older than the last write that was acknowledged', () => {
    const story = new Story('id', 'Title');
    story.ask({ kind: 'highlight', note: 'a' });
    story.ask({ kind: 'delete' })();
    story.ask({ kind: 'restore' });
    expect(story.allows(NEW)).toBe(false);
    expect(story.allows({ ...NEW, notes: ['a'] })).toBe(true);
    expect(story.allows({ ...NEW, notes: ['a'], trashed: true })).toBe(true);
    expect(story.allows({ ...NEW, trashed: true })).toBe(false);
  });

  it('nothing in which a later write came before an earlier one', () => {
    const story = new Story('id', 'Title');
    story.ask({ kind: 'highlight', note: 'a' });
    story.ask({ kind: 'highlight', note: 'b' });
    story.ask({ kind: 'remove', note: 'a' });
    expect(story.allows({ ...NEW, notes: ['b'] })).toBe(true);
    story.settle({ ...NEW, notes: ['a'] });
    story.ask({ kind: 'highlight', note: 'b' });
    story.ask({ kind: 'shelve', shelf: 'archive' });
    expect(story.allows({ ...NEW, notes: ['a'], shelf: 'archive' })).toBe(false);
  });
});

it('an article that was saved is looked at even when nothing else was asked of it', () => {
  const story = new Story('id', 'Title');
  expect(story.isTouched()).toBe(true);
  story.settle(NEW);
  expect(story.isTouched()).toBe(false);
});
