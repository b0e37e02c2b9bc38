import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { embedNotes } from '#core/extract/embed-notes';

const EMBED = '<figure class="embed"><a href="https://example.org/" title="Video"></a></figure>';
const notes = (markup: string): readonly string[] => embedNotes(new JSDOM(markup).window.document);

test('the log counts what a link stands for', () => {
  expect(notes('<p>x</p>')).toEqual([]);
  expect(notes(EMBED)).toEqual([
    'Put a labelled link in the place of 1 embedded video, post or page: what plays there can’t be kept.',
  ]);
  expect(notes(EMBED + EMBED)[0]).toContain('each of 2 embedded videos, posts or pages');
});
