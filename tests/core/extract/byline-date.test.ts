import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { bylineDate } from '#core/extract/byline-date';
import { readPlainText } from '#core/extract/plain-text';
import { readPage } from '#core/extract/read-page';

const SENTENCE =
  'The ferry came late, and nobody wondered about it, for it had always been so on that coast.';

test.each([
  ['By Jane Roe | 3 March 2023', '2023-03-03'],
  ['By Jane Roe, March 3, 2023', '2023-03-03'],
  ['By Jane Roe – 2023-03-03', '2023-03-03'],
  ['By JANE ROE • 3rd Sept. 2023', '2023-09-03'],
  ['By Jane Roe', null],
  ['Jane Roe was born on 3 March 2023', null],
  ['By Jane Roe | 33 March 2023', null],
])('“%s” gives %s, in a text and in a page', (byline, date) => {
  expect(bylineDate(byline)).toBe(date);
  if (date === null) return;
  expect(readPlainText(`The lamp\n${byline}\n\n${SENTENCE}\n\n${SENTENCE}`)).toMatchObject({
    authors: [expect.stringMatching(/^jane roe$/i)],
    published: date,
  });
  for (const mark of ['', ' class="byline"', ' class="meta"']) {
    const markup = `<title>The lamp</title><nav>x</nav><article><h1>The lamp</h1><p${mark}>${byline}</p>${`<p>${SENTENCE} ${SENTENCE}</p>`.repeat(6)}</article>`;
    expect(readPage(new JSDOM(markup).window.document, null, 'article')?.metadata).toMatchObject({
      authors: [expect.stringMatching(/^jane roe$/i)],
      published: date,
    });
  }
});
