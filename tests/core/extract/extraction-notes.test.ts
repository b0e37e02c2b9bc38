import { expect, test } from 'vitest';
import { extractionNotes } from '#core/extract/extraction-notes';

test('the notes name the engine, and what was left out by kind', () => {
  const removals = [
    { why: 'links', text: 'One ship' },
    { why: 'date', text: 'March 14, 2026' },
    { why: 'links', text: 'Two ships' },
  ] as const;
  expect(extractionNotes({ engine: 'readability', removals })).toEqual([
    'Kept the text that Readability found.',
    'Left out lists of links to other pages of the site: “One ship”, “Two ships”.',
    'Left out lines that only repeat the date: “March 14, 2026”.',
  ]);
});

test('a long list is told by its beginning, and so is a long text', () => {
  const removals = Array.from(
    { length: 8 },
    () => ({ why: 'sign-up', text: 'Get our news. '.repeat(10) }) as const,
  );
  const [, note] = extractionNotes({ engine: 'defuddle', removals });
  expect(note).toContain('…”');
  expect(note).toMatch(/ and 3 more\.$/);
});
