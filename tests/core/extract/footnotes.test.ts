import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { collectNotes, notesIn, restoreNotes } from '#core/extract/footnotes';

const body = (markup: string): HTMLElement => new JSDOM(`<body>${markup}</body>`).window.document.body;

describe('the notes of a text', () => {
  test('are what raised figures lead to', () => {
    const notes = notesIn(body('<p>a<sup><a href="#n">1</a></sup></p><p id="n">One.</p>'));
    expect(notes.map(({ id, block }) => [id, block.textContent])).toEqual([['n', 'One.']]);
  });

  test('aren’t the paragraphs that a note’s number leads back to', () => {
    const page = body(
      '<p id="t">a<sup><a id="r" href="#n">1</a></sup></p><p id="n"><sup><a href="#r">1</a></sup> One.</p>',
    );
    expect(notesIn(page).map(({ id }) => id)).toEqual(['n']);
  });

  test('aren’t chapters, nor what words lead to', () => {
    const long = 'A long chapter. '.repeat(400);
    const page = body(
      `<p><a href="#c" class="ref">1</a> <a href="#d">one</a></p><section id="c">${long}</section><p id="d">One.</p>`,
    );
    expect(notesIn(page)).toEqual([]);
  });
});

describe('notes that were left out', () => {
  const page = '<p>a<sup><a href="#n">1</a></sup> b<sup><a href="#m">2</a></sup></p>';
  const notes = '<aside id="n"><p>One.</p></aside><p><a name="m"></a>Two.</p>';

  test('come back at the end, where links find them', () => {
    const content = body(page);
    restoreNotes(content, collectNotes(body(page + notes)));
    expect(content.innerHTML).toBe(
      `${page}<section><div id="n"><p>One.</p></div><div id="m"><a></a>Two.</div></section>`,
    );
  });

  test('don’t come twice, nor without their mark', () => {
    const all = collectNotes(body(page + notes));
    const whole = body(page + notes);
    restoreNotes(whole, all);
    expect(whole.innerHTML).toBe(page + notes);
    const other = body('<p>c</p>');
    restoreNotes(other, all);
    expect(other.innerHTML).toBe('<p>c</p>');
  });
});
