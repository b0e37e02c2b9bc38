import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPlainText, type PlainTextArticle } from '#core/extract/plain-text';
import { needsFolder } from '../../support/needs';

const fixtures = resolve(import.meta.dirname, '../../fixtures/text');
const seed = resolve(import.meta.dirname, '../../../../shared/seed');

function read(text: string): PlainTextArticle {
  const article = readPlainText(text);
  if (article === null) throw new Error('Nothing was read.');
  return article;
}

const fixture = (name: string): PlainTextArticle => read(readFileSync(resolve(fixtures, name), 'utf8'));

describe('a pasted article', () => {
  test('has its title, byline and paragraphs, and none of the leftovers', () => {
    const article = fixture('ferry-at-low-water.txt');
    expect(article.title).toBe('Ferry stays in port at low water');
    expect(article.authors).toEqual(['Ines Calder']);
    expect(article.paragraphs).toHaveLength(4);
    expect(article.paragraphs.flat().join('\n')).toContain('wrote on Facebook that');
    expect(article.paragraphs.at(-1)?.[0]).toMatch(/still standing\.$/);
  });

  test('is unwrapped where a mail program wrapped it, and keeps its list', () => {
    const article = fixture('wrapped-by-a-mail-program.txt');
    expect(article.title).toBe('Notes on keeping a tide table');
    expect(article.authors).toEqual(['Tomas Brandt', 'Oda Lind']);
    expect(article.paragraphs.map((lines) => lines.length)).toEqual([1, 1, 4, 1]);
    expect(article.paragraphs[0]?.[0]).toContain('The one on my wall was printed before anyone');
    expect(article.paragraphs.at(-1)).toEqual(['The sea is not late. We are.']);
  });

  test('may come from Windows, with a byte order mark and CRLF', () => {
    const article = fixture('windows-line-ends.txt');
    expect(article.title).toBe('A kettle, a lamp, a chair');
    expect(article.authors).toEqual([]);
    expect(article.paragraphs).toEqual([
      ['The lighthouse was sold with everything in it.'],
      ['Nobody asked what the chair was for.'],
    ]);
  });

  test('keeps the lines of verse, and its last one is no byline', () => {
    const article = fixture('verse.txt');
    expect(article.authors).toEqual([]);
    expect(article.paragraphs.map((lines) => lines.length)).toEqual([4, 3]);
  });

  test('comes out right from the text this project began with', (context) => {
    needsFolder(context, seed);
    for (const name of readdirSync(seed)) {
      const article = read(readFileSync(resolve(seed, name), 'utf8'));
      expect(article.title).toBe('US considers talks with Iran over security situation in Iraq');
      expect(article.authors).toEqual(['Vanessa Smart']);
      expect(article.paragraphs).toHaveLength(12);
      const text = article.paragraphs.flat().join('\n');
      for (const leftover of ['Facebook', 'Twitter', 'Instagram', 'YouTube', 'RSS', 'Vanessa Smart']) {
        expect(text).not.toContain(leftover);
      }
    }
  });
  if (!existsSync(seed))
    console.info('Skipped: the seed text isn’t here (../shared/seed); its shape is tested by fixtures.');
});

describe('edges', () => {
  test.each(['', ' \n\t\r\n ', '\uFEFF'])('nothing but white space is nothing: %j', (text) => {
    expect(readPlainText(text)).toBeNull();
  });

  test('a single line is title and text', () => {
    expect(read('Only this.')).toEqual({
      title: 'Only this.',
      authors: [],
      published: null,
      paragraphs: [['Only this.']],
    });
  });

  test('a long first line is a paragraph; its beginning is the title', () => {
    const line = `${'Water came over the wall and '.repeat(12)}went back.`;
    const article = read(`${line}\nAnd that was all.`);
    expect(article.title).toMatch(/^Water came.*…$/);
    expect(article.title.length).toBeLessThan(90);
    expect(article.paragraphs).toEqual([[line], ['And that was all.']]);
  });

  test('a text of nothing but social names keeps them', () => {
    expect(read('Places I post\nFacebook\nTwitter').paragraphs).toEqual([['Facebook'], ['Twitter']]);
  });

  test('a list of names is no row of bylines', () => {
    const article = read('Crew of the Anna\nOda Lind\nTomas Brandt\nIda Moor');
    expect(article.authors).toEqual([]);
    expect(article.paragraphs).toHaveLength(3);
  });

  test('lines below the byline stay', () => {
    const article = read('Title\nSomething happened here.\nBy Ada Marsh, Lisbon\n14 June 2014\nShare\nPrint');
    expect(article.authors).toEqual(['Ada Marsh']);
    expect(article.paragraphs).toEqual([['Something happened here.'], ['14 June 2014']]);
  });

  test.each([
    ['Jean-Luc O’Neill', ['Jean-Luc O’Neill']],
    ['Ursula von der Heide', ['Ursula von der Heide']],
    ['J. K. Marsh', ['J. K. Marsh']],
    ['By Ada Marsh & Ben Holt', ['Ada Marsh', 'Ben Holt']],
    ['BY ADA MARSH', ['ADA MARSH']],
    ['The End', []],
    ['Read More', []],
    ['By the sea', []],
    ['Nobody came back.', []],
    ['lower case words', []],
  ])('the last line %j gives the authors %j', (line, authors) => {
    expect(read(`Title\nA paragraph that ends.\n${line}`).authors).toEqual(authors);
  });

  test.each([
    'Share on X',
    '• Facebook',
    'Facebook | Twitter | RSS',
    'Facebook Twitter',
    'E-mail',
    'LinkedIn:',
  ])('the leftover %j goes', (line) => {
    expect(read(`Title\nA paragraph that ends.\n${line}`).paragraphs).toEqual([['A paragraph that ends.']]);
  });

  test.each(['Print is dead.', 'I sent the link to everyone', 'Email the harbour office'])(
    'the line %j stays',
    (line) => {
      expect(read(`Title\nA paragraph that ends.\n${line}`).paragraphs).toHaveLength(2);
    },
  );
});
