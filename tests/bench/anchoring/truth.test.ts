import { expect, test } from 'vitest';
import { draftOf, written, type Draft } from './draft';
import { judge, truthOf } from './truth';

const TEXT = 'One two three. Four five six.\nSeven eight nine ten.';
const DRAFT = draftOf(TEXT);

function without(draft: Draft, ...words: readonly string[]): Draft {
  const paragraphs = draft.paragraphs.map((paragraph) =>
    paragraph.map((sentence) => sentence.filter(({ text }) => !words.includes(text))),
  );
  return { ...draft, paragraphs };
}

function quote(words: string): { readonly start: number; readonly end: number } {
  return { start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length };
}

test('a draft writes the text that it was made of', () => {
  expect(written(DRAFT).text).toBe(TEXT);
});

test('a quote’s true place follows its words', () => {
  const [first = [], second = []] = DRAFT.paragraphs;
  const after = written({ ...DRAFT, paragraphs: [second, first] });
  const { kept, places } = truthOf(TEXT, quote('two three. Four'), after);
  expect(kept).toBeGreaterThan(0.8);
  expect(places.map(({ start, end }) => after.text.slice(start, end))).toEqual(['two three. Four']);
});

test('a quote that begins within a word does so in its true place', () => {
  const { places } = truthOf(TEXT, quote('ight nine'), written(without(DRAFT, 'One')));
  expect(places).toEqual([{ start: quote('ight nine').start - 4, end: quote('ight nine').end - 4 }]);
});

test('the right answer is the true place by four fifths, and for words that are gone none', () => {
  const there = truthOf(TEXT, quote('Seven eight nine ten.'), written(DRAFT));
  expect(judge(there, quote('Seven eight nine ten.'))).toBe('right');
  expect(judge(there, quote('Seven eight nine'))).toBe('wrong');
  expect(judge(there, quote('One two three.'))).toBe('wrong');
  expect(judge(there, null)).toBe('missed');
  const gone = truthOf(TEXT, quote('eight nine'), written(without(DRAFT, 'eight', 'nine')));
  expect(judge(gone, null)).toBe('right');
  expect(judge(gone, quote('Four five'))).toBe('wrong');
});
