import { createHash } from 'node:crypto';
import { assetSource, type NewAsset } from '#core/article/assets';
import type { SafeHtml } from '#core/html';
import type { NewArticle } from '#core/article/new-article';

/** The blocks of the sample article; their words are told apart by nothing but their place. */
export const SENTENCES = [
  'The ferry leaves at seven, whatever the weather says.',
  'A timetable is a promise made to strangers.',
  'Nobody on the far shore owned a clock before it came.',
  'Now the whole valley wakes by its horn.',
] as const;

/** An article as capture hands it over. */
export function sampleArticle(title = 'The ferry and the clock'): NewArticle {
  const html = SENTENCES.map((sentence) => `<p>${sentence}</p>`).join('');
  return {
    metadata: {
      title,
      authors: ['Ines Okafor'],
      site: 'harbour.example',
      url: 'https://harbour.example/ferry',
      published: '2026-03-01',
      language: 'en',
      direction: 'ltr',
      description: null,
    },
    tags: ['water'],
    // The test vouches for its own markup.
    html: html as SafeHtml,
    text: SENTENCES.join('\n'),
    words: 34,
    fingerprint: null,
    assets: [],
    original: { bytes: new TextEncoder().encode(`<article>${html}</article>`), extension: 'html' },
    log: { steps: [{ step: 'fetch', ms: 3, notes: ['Read a web page of 1 kB from the file ferry.html.'] }] },
  };
}

const PIXELS = new TextEncoder().encode('a picture');

export const PICTURE: NewAsset = {
  name: `${createHash('sha256').update(PIXELS).digest('hex')}.png`,
  bytes: PIXELS,
};

/** The sample article with an image that is kept, and the place of one that isn't. */
export function illustratedArticle(title?: string): NewArticle {
  const article = sampleArticle(title);
  const place = '<img alt="late" data-address="https://harbour.example/late.png" data-missing="refused">';
  const html = `${article.html}<img src="${assetSource(PICTURE.name)}" alt="">${place}`;
  return { ...article, html: html as SafeHtml, assets: [PICTURE] };
}
