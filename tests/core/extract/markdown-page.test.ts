import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { leadingHeading, markdownPage } from '#core/extract/markdown-page';

function pageOf(markdown: string): Document {
  return new JSDOM(markdownPage(markdown)).window.document;
}

function all(page: Document, selector: string): readonly string[] {
  return [...page.querySelectorAll(selector)].map((element) => element.textContent.trim());
}

describe('what notes are written with', () => {
  test('headings, emphasis, lists, quotes and links', () => {
    const page = pageOf(
      '## Tides\n\nThe *slack* **water**.\n\n- flood\n- ebb\n\n> Wait.\n\n[chart](https://tide.example/)',
    );
    expect(all(page, 'h2')).toEqual(['Tides']);
    expect(all(page, 'p em')).toEqual(['slack']);
    expect(all(page, 'p strong')).toEqual(['water']);
    expect(all(page, 'ul > li')).toEqual(['flood', 'ebb']);
    expect(all(page, 'blockquote > p')).toEqual(['Wait.']);
    expect(page.querySelector('a')?.getAttribute('href')).toBe('https://tide.example/');
  });

  test('tables, and struck-out words', () => {
    const page = pageOf('| Port | Hour |\n|---|--:|\n| Alder | ~~4~~ 5 |');
    expect(all(page, 'thead th')).toEqual(['Port', 'Hour']);
    expect(all(page, 'tbody td')).toEqual(['Alder', '4 5']);
    expect(all(page, 'del')).toEqual(['4']);
  });

  test('code keeps its language and every character', () => {
    const page = pageOf('```python\nif a < b & c:\n    go()\n```');
    expect(page.querySelector('pre > code')?.className).toBe('language-python');
    expect(page.querySelector('pre')?.textContent).toBe('if a < b & c:\n    go()\n');
  });

  test('a footnote leads there and back', () => {
    const page = pageOf('The bell[^1] rang.\n\n[^1]: Cast in brass.');
    const there = page.querySelector('sup a')?.getAttribute('href') ?? '';
    const note = page.querySelector(there);
    expect(note?.textContent).toContain('Cast in brass.');
    const back = note?.querySelector('a')?.getAttribute('href') ?? '';
    expect(page.querySelector(back)?.closest('p')?.textContent).toContain('The bell');
  });

  test('tasks are said by signs', () => {
    const page = pageOf('- [x] oil the lamp\n- [ ] wind the clock');
    expect(all(page, 'li')).toEqual(['☑ oil the lamp', '☐ wind the clock']);
    expect(all(page, 'input')).toEqual([]);
  });
});

describe('a heading that the text begins with', () => {
  test.each([
    ['# The lamp room\n\nThe keeper climbed.', 'The lamp room'],
    ['The lamp  *room*\n===\n\nThe keeper climbed.', 'The lamp room'],
    ['The keeper climbed.\n\n# Later', null],
    ['### A small one\n\nText.', null],
    ['#  \n\nText.', null],
  ])('%j: %j', (markdown, title) => {
    expect(leadingHeading(pageOf(markdown))).toBe(title);
  });
});
