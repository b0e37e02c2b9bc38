import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { cleanUp } from '#core/extract/clean-up';
import type { Leftover } from '#core/extract/leftovers';

const { window } = new JSDOM('');
const PROSE = `<p>${'The harbour froze early that year, and nobody had thought to bring in the nets. '.repeat(2)}</p>`;
const HOME = 'https://www.tidewater.example';

interface Cleaned {
  readonly text: string;
  readonly removed: readonly (readonly [Leftover, string])[];
}

function clean(markup: string, host: string | null = 'www.tidewater.example'): Cleaned {
  const { body } = new window.DOMParser().parseFromString(markup, 'text/html');
  const { removals } = cleanUp(body, { host, authors: ['Ada Marsh'] });
  return { text: body.textContent, removed: removals.map(({ why, text }) => [why, text]) };
}

const links = (...names: readonly string[]): string =>
  `<ul>${names.map((name) => `<li><a href="${HOME}/${encodeURIComponent(name)}">${name}</a></li>`).join('')}</ul>`;

describe('what isn’t the article', () => {
  test.each<[Leftover, string, string]>([
    ['date', 'Updated: March 14, 2026 8:30 a.m. GMT', 'before'],
    ['byline', 'By Ada Marsh', 'before'],
    ['furniture', 'Order Reprints', 'before'],
    ['furniture', 'Share on Facebook', 'after'],
    ['sign-up', 'Sign up for our weekly newsletter to hear of the tides.', 'within'],
    ['rights', 'Copyright © 2026 The Tidewater Post. All rights reserved.', 'after'],
  ])('a line of the kind %s goes: %s (%s)', (why, line, place) => {
    const paragraph = `<p>${line}</p>`;
    const markup = {
      before: paragraph + PROSE + PROSE,
      within: PROSE + paragraph + PROSE,
      after: PROSE + PROSE + paragraph,
    }[place];
    expect(clean(markup ?? '').removed).toEqual([[why, line]]);
  });

  test('a pointer to another piece of the site goes', () => {
    const pointer = `<p>Read more: <a href="${HOME}/ice">Ice on the northern rocks</a></p>`;
    expect(clean(PROSE + pointer + PROSE).removed).toEqual([
      ['label', 'Read more: Ice on the northern rocks'],
    ]);
  });

  test('a list of related pieces goes with its heading', () => {
    const cleaned = clean(`${PROSE}${PROSE}<h3>Related</h3>${links('One ship', 'Two ships', 'Three ships')}`);
    expect(cleaned.removed.map(([, text]) => text).sort()).toEqual([
      'One ship',
      'Related',
      'Three ships',
      'Two ships',
    ]);
    expect(cleaned.text).not.toContain('ship');
  });
});

describe('what stays', () => {
  test.each([
    [
      'a list of sources on other sites',
      '<ul><li><a href="https://a.example/">A</a></li>'.concat(
        '<li><a href="https://b.example/">B</a></li><li><a href="https://c.example/">C</a></li></ul>',
      ),
    ],
    [
      'a table of contents',
      '<ul><li><a href="#a">A</a></li><li><a href="#b">B</a></li><li><a href="#c">C</a></li></ul>',
    ],
    ['a caption', '<figure><img src="https://a.example/i.png"><figcaption>Share</figcaption></figure>'],
    ['a quotation', '<blockquote><p>Copyright © 2026</p></blockquote>'],
    ['a sentence about a newsletter', '<p>She wrote the newsletter by hand.</p>'],
    ['a short answer', '<p>Yes.</p>'],
  ])('%s', (_, markup) => {
    expect(clean(PROSE + markup + PROSE + markup).removed).toEqual([]);
  });

  test('a date between paragraphs, which a diary has', () => {
    expect(clean(`${PROSE}<p>March 14, 2026</p>${PROSE}`).removed).toEqual([]);
  });

  test('links of the same site where nobody knows which site it is', () => {
    expect(clean(PROSE + PROSE + links('One', 'Two', 'Three'), null).removed).toEqual([]);
  });

  test('everything, when the signs would take nearly half of it', () => {
    expect(
      clean(`${PROSE}${links(...Array.from({ length: 30 }, (_, at) => `Piece number ${at}`))}`).removed,
    ).toEqual([]);
  });

  test('everything, where there is no paragraph: a poem', () => {
    expect(clean('<p>Share</p><p>the salt</p><p>with me</p>').removed).toEqual([]);
  });
});
