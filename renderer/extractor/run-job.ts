import type {
  ArticleText,
  CleanSvg,
  Encoded,
  ExtractedArticle,
  ExtractorJob,
  ExtractorStep,
} from '#contract/extractor';
import type { Metadata } from '#core/article/article';
import { chooseEncoding } from '#core/extract/choose-encoding';
import { embedNotes } from '#core/extract/embed-notes';
import { extractionNotes } from '#core/extract/extraction-notes';
import { readFrontMatter } from '#core/extract/front-matter';
import { guessLanguage } from '#core/extract/guess-language';
import { inlineImages } from '#core/extract/inline-images';
import { joinPages } from '#core/extract/join-pages';
import { directionOf } from '#core/extract/languages';
import { declaredNext } from '#core/extract/next-page';
import { notAnArticle, pageKind, type PageKind } from '#core/extract/page-kind';
import { readPlainText } from '#core/extract/plain-text';
import { readPage } from '#core/extract/read-page';
import { restoreSingleFileImages, savedPage } from '#core/extract/saved-page';
import { paragraphsAsHtml } from '#core/extract/text-article';
import { fingerprintOf } from '#core/duplicates/fingerprint';
import { asRawHtml, type RawHtml, type SafeHtml } from '#core/html';
import { assertNever, fail, ok, type Result } from '#core/result';
import { createSanitiser } from '#core/sanitize/sanitise';
import { createSvgSanitiser } from '#core/sanitize/sanitise-svg';
import { readText } from '#core/text/read-text';
import { countWords } from '#core/text/segments';
import { parsePage } from './parse-page';
import { readMarkdown } from './read-markdown';
import { articleMarkdown } from './article-markdown';

const ALL_OF_IT = 'Kept all of the text.';

type Tell = (step: ExtractorStep) => void;

// What is inside a page's markup is moved into files of its own when the article is stored.
const sanitise = createSanitiser(window, 'any');
const sanitiseSvg = createSvgSanitiser(window);

/** Does one job; `tell` hears each step as it begins. */
export function runJob(
  job: ExtractorJob,
  tell: Tell,
): Result<ExtractedArticle | ArticleText | CleanSvg | string> {
  switch (job.kind) {
    case 'page':
      return extractPage(job, tell);
    case 'text':
      return extractText(job, tell);
    case 'join':
      return ok(join(job));
    case 'markdown':
      return ok(articleMarkdown(parsePage(job.html)));
    case 'svg':
      return cleanSvg(job.bytes);
    default:
      return assertNever(job);
  }
}

function extractPage(
  job: Extract<ExtractorJob, { readonly kind: 'page' }>,
  tell: Tell,
): Result<ExtractedArticle> {
  tell('decode');
  const markup = decode(job.content, true);
  tell('extract');
  const page = parsePage(markup);
  const url = job.url ?? savedPage(page)?.url ?? null;
  const kind = job.scope === 'everything' ? 'article' : pageKind(page, url);
  if (kind !== 'article' && job.scope === 'article') return refused(kind);
  const next = declaredNext(page, url);
  const withImages = (document: Document): Document => {
    inlineImages(document, job.images, url);
    restoreSingleFileImages(document);
    return document;
  };
  const scope = job.scope === 'everything' ? 'everything' : 'article';
  const article = readPage(withImages(page), url, scope, () => withImages(parsePage(markup)));
  if (article === null) return noText();
  tell('sanitise');
  const notes =
    job.scope === 'everything' ? ['Kept everything that was selected.'] : extractionNotes(article);
  const asked =
    kind === 'article'
      ? []
      : ['This page doesn’t look like an article; it was saved all the same, as asked.'];
  return finish(article.metadata, article.html, { notes: [...asked, ...notes], tags: [], next });
}

function extractText(
  job: Extract<ExtractorJob, { readonly kind: 'text' }>,
  tell: Tell,
): Result<ExtractedArticle> {
  tell('decode');
  const text = decode(job.content, false);
  tell('extract');
  const front = readFrontMatter(text);
  if (front !== null || job.format === 'markdown') {
    const article = readMarkdown(text, front, job.url, job.images);
    if (article === null) return noText();
    tell('sanitise');
    return finish(article.metadata, article.html, {
      notes: [ALL_OF_IT],
      tags: front?.tags ?? [],
      next: null,
    });
  }
  const article = readPlainText(text);
  if (article === null) return fail('empty', 'There is no text to save, only white space.');
  tell('sanitise');
  const metadata: Metadata = {
    title: article.title,
    authors: [...article.authors],
    site: null,
    url: null,
    published: article.published,
    language: null,
    direction: null,
    description: null,
  };
  return finish(metadata, paragraphsAsHtml(article.paragraphs), {
    notes: [ALL_OF_IT],
    tags: [],
    next: null,
  });
}

/** What is known of an article beside its text. */
interface Beside {
  readonly notes: readonly string[];
  readonly tags: readonly string[];
  readonly next: string | null;
}

/** Page by page they are sanitised; joined they are so once more, since they were parsed and written in between. */
function join({ pages, language }: Extract<ExtractorJob, { readonly kind: 'join' }>): ArticleText {
  const bodies = pages.map(({ html }) => parsePage(html).body);
  joinPages(
    bodies,
    pages.map(({ url }) => url),
  );
  const html = sanitise(asRawHtml(bodies[0]?.innerHTML ?? ''));
  const text = textOf(html);
  return { html, text, words: countWords(text, language), fingerprint: fingerprintOf(text) };
}

function textOf(html: SafeHtml): string {
  return readText(parsePage(html).body).text;
}

function finish(metadata: Metadata, raw: RawHtml, { notes, tags, next }: Beside): Result<ExtractedArticle> {
  const html = sanitise(raw);
  const { body } = parsePage(html);
  const { text } = readText(body);
  const language = metadata.language ?? guessLanguage(text);
  const words = countWords(text, language);
  if (words === 0) return noText();
  const direction = metadata.direction ?? (language === null ? null : directionOf(language));
  return ok({
    metadata: { ...metadata, language, direction },
    html,
    text,
    words,
    fingerprint: fingerprintOf(text),
    notes: [...notes, ...embedNotes(body)],
    tags: [...tags],
    next,
  });
}

function cleanSvg(bytes: Uint8Array): Result<CleanSvg> {
  const encoding = chooseEncoding(bytes, { charset: null, markup: true });
  const clean = sanitiseSvg(new TextDecoder(encoding).decode(bytes));
  return clean === null ? fail('extraction-failed', 'There is no drawing in this file.') : ok(clean);
}

function refused(kind: Exclude<PageKind, 'article'>): Result<never> {
  const remedy = kind === 'shell' ? ({ remedy: 'render' } as const) : {};
  return { ok: false, error: { code: 'not-article', message: notAnArticle(kind), ...remedy } };
}

function noText(): Result<never> {
  const message =
    'There is no text in this page; it may only appear in a browser, by scripts. Nothing was saved.';
  return { ok: false, error: { code: 'extraction-failed', message, remedy: 'render' } };
}

/** Chromium's own decoders: Node's differ in windows-1252, Big5 and EUC-KR. */
function decode(content: Encoded, markup: boolean): string {
  if (content.kind === 'characters') return content.characters;
  const encoding = chooseEncoding(content.bytes, { charset: content.charset, markup });
  return new TextDecoder(encoding).decode(content.bytes);
}
