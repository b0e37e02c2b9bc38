import { marked } from 'marked';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { describeQuote, type QuoteInContext } from '#core/anchor/context';
import type { CitedSource } from '#core/export/citation';
import { COPY_FORMATS, copyOfQuote, type CopyFormat } from '#core/export/quote-copies';

const SOURCE: CitedSource = {
  title: 'How the ferry timetable became a border treaty',
  authors: ['Ines Okafor'],
  site: 'Harbour Gazette',
  url: 'https://harbourgazette.example/ferry',
  published: '2024-03-01',
  language: 'en',
};
const HARM = `"><img src=x onerror=alert(1)><script>alert(2)</script> ](javascript:alert(3)) [x](y) *b* \`c\` 'd' &amp;`;

function quoted(exact: string, before = '', after = ''): QuoteInContext {
  return describeQuote(before + exact + after, before.length, before.length + exact.length);
}

function copied(format: CopyFormat, quote: QuoteInContext, different: Partial<CitedSource> = {}): string {
  return copyOfQuote(format, { ...SOURCE, ...different }, quote)?.text ?? 'nothing';
}

function bodyOf(html: string): HTMLElement {
  return new JSDOM(html).window.document.body;
}

const BOAT = quoted('The last boat left at nine.', 'Nobody waved. ', ' It rained.');
const BOAT_LINK =
  'https://harbourgazette.example/ferry#:~:text=Nobody%20waved.-,The%20last%20boat%20left%20at%20nine.,-It%20rained';

describe('a quote by itself', () => {
  it('is the author’s words and nothing else', () => {
    expect(copied('quote', BOAT)).toBe('The last boat left at nine.');
  });

  it.each([
    ['curly quotes and dashes', '“So,” she said — ‘no’.'],
    ['Arabic', 'غادر آخر قارب في التاسعة.'],
    ['Japanese', '最後の船は九時に出た。'],
    ['emoji of several parts', '👩‍🚀 waved'],
    ['lines of code', 'if (late)\nreturn null;'],
    ['signs of Markdown', '# not a heading, *not* emphasis'],
  ])('keeps %s as they are', (_what, words) => {
    expect(copied('quote', quoted(words))).toBe(words);
  });
});

describe('a quote with its citation', () => {
  it('names author, title, site and date, and leads to the passage', () => {
    expect(copied('citation', BOAT)).toBe(
      'The last boat left at nine.\n' +
        '— Ines Okafor, “How the ferry timetable became a border treaty”, Harbour Gazette, 1 March 2024\n' +
        BOAT_LINK,
    );
  });

  it.each<[string, Partial<CitedSource>, string]>([
    [
      'no author',
      { authors: [] },
      '— “How the ferry timetable became a border treaty”, Harbour Gazette, 1 March 2024',
    ],
    [
      'several authors',
      { authors: ['Ines Okafor', 'Bo Lind'], site: null },
      '— Ines Okafor, Bo Lind, “How the ferry timetable became a border treaty”, 1 March 2024',
    ],
    [
      'nothing but a title',
      { authors: [], site: null, published: null },
      '— “How the ferry timetable became a border treaty”',
    ],
    [
      'a date that is only a month',
      { authors: [], site: null, published: 'March 2024', title: 'T' },
      '— “T”, March 2024',
    ],
    [
      'a title of several lines',
      { authors: [], site: null, published: null, title: 'One\n\n  two ' },
      '— “One two”',
    ],
  ])('says what is known: %s', (_what, different, line) => {
    expect(copied('citation', BOAT, different).split('\n')[1]).toBe(line);
  });

  it('has no link when the article has no address', () => {
    expect(copied('citation', BOAT, { url: null }).split('\n')).toHaveLength(2);
  });
});

describe('a quote as Markdown', () => {
  it('is a block quote, then the citation with a link to the passage', () => {
    expect(copied('markdown', BOAT)).toBe(
      '> The last boat left at nine.\n\n' +
        `— Ines Okafor, [How the ferry timetable became a border treaty](${BOAT_LINK}), Harbour Gazette, 1 March 2024`,
    );
  });

  it('keeps blocks apart inside one quote', () => {
    const html = bodyOf(
      marked.parse(copied('markdown', quoted('One.\n- Two.\n3. Three.')), { async: false }),
    );
    expect([...html.querySelectorAll('blockquote > p')].map((each) => each.textContent)).toEqual([
      'One.',
      '- Two.',
      '3. Three.',
    ]);
    expect(html.querySelectorAll('ul, ol')).toHaveLength(0);
  });

  it.each(['title', 'site', 'quote', 'author'] as const)('shows a hostile %s as the text it is', (where) => {
    const markdown = copied('markdown', where === 'quote' ? quoted(HARM) : BOAT, {
      ...(where === 'title' && { title: HARM }),
      ...(where === 'site' && { site: HARM }),
      ...(where === 'author' && { authors: [HARM] }),
    });
    const html = bodyOf(marked.parse(markdown, { async: false }));
    expect(html.querySelectorAll('img, script, em, code')).toHaveLength(0);
    expect([...html.querySelectorAll('a')].map((each) => each.href.split('#')[0])).toEqual([SOURCE.url]);
    expect(html.textContent).toContain(HARM);
  });

  it('survives an address with brackets and spaces in it', () => {
    const html = bodyOf(
      marked.parse(copied('markdown', BOAT, { url: 'https://a.example/x_(y) z' }), { async: false }),
    );
    expect(html.querySelector('a')?.href).toMatch(/^https:\/\/a\.example\/x_%28y%29%20z#:~:text=/);
  });
});

describe('a quote as HTML', () => {
  it('is a blockquote with its source, then the citation', () => {
    const body = bodyOf(copied('html', quoted('One.\nTwo.')));
    const quote = body.querySelector('blockquote');
    expect([...(quote?.querySelectorAll('p') ?? [])].map((each) => each.textContent)).toEqual([
      'One.',
      'Two.',
    ]);
    expect(quote?.lang).toBe('en');
    expect(quote?.getAttribute('cite')).toBe('https://harbourgazette.example/ferry#:~:text=One.,Two.');
    expect(body.querySelector('blockquote + p')?.textContent).toBe(
      '— Ines Okafor, How the ferry timetable became a border treaty, Harbour Gazette, 1 March 2024',
    );
    expect(body.querySelector('a > cite')?.textContent).toBe(SOURCE.title);
  });

  it('comes as styled text and as its own source', () => {
    const copy = copyOfQuote('html', SOURCE, BOAT);
    expect(copy?.html).toBe(copy?.text);
    expect(copyOfQuote('markdown', SOURCE, BOAT)?.html).toBeUndefined();
  });

  it.each(['title', 'site', 'quote', 'author', 'language', 'date', 'url'] as const)(
    'shows a hostile %s as the text it is',
    (where) => {
      const body = bodyOf(
        copied('html', where === 'quote' ? quoted(HARM) : BOAT, {
          ...(where === 'title' && { title: HARM }),
          ...(where === 'site' && { site: HARM }),
          ...(where === 'author' && { authors: [HARM] }),
          ...(where === 'language' && { language: HARM }),
          ...(where === 'date' && { published: HARM }),
          ...(where === 'url' && { url: `https://a.example/${HARM}` }),
        }),
      );
      expect(body.querySelectorAll('img, script')).toHaveLength(0);
      const attributes = [...body.querySelectorAll('*')].flatMap((each) => each.getAttributeNames());
      expect(attributes.filter((name) => !['cite', 'lang', 'dir', 'href'].includes(name))).toEqual([]);
      if (where !== 'language' && where !== 'url') expect(body.textContent).toContain(HARM);
    },
  );
});

describe('a link to the passage', () => {
  it('opens the live page at the quote', () => {
    expect(copied('link', BOAT)).toBe(BOAT_LINK);
  });

  it.each([null, 'javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 'no address'])(
    'isn’t made of %s, and no other copy leads there',
    (url) => {
      expect(copyOfQuote('link', { ...SOURCE, url }, BOAT)).toBeNull();
      for (const format of COPY_FORMATS) {
        const copy = copyOfQuote(format, { ...SOURCE, url }, BOAT);
        if (url !== null) expect(copy?.text ?? '').not.toContain(url);
      }
    },
  );

  it('leads to the page where what is marked has no words', () => {
    expect(copied('link', quoted('', 'before ', ' after'))).toBe(SOURCE.url);
    expect(copied('html', quoted(''))).not.toContain('blockquote');
    expect(copied('markdown', quoted(''))).toMatch(/^— /);
    expect(copied('citation', quoted(''))).toMatch(/^— /);
  });
});
