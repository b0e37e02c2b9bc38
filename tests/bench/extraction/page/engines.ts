import { Readability } from '@mozilla/readability';
import Defuddle from 'defuddle';
import { readText } from '#core/text/read-text';
import { runJob } from '../../../../renderer/extractor/run-job';
import { readPage } from '#core/extract/read-page';
import type { Answer, EngineName } from '../answers';

/** A parsed page to what an engine makes of it. What the text is measured by is read from its markup afterwards. */
type Engine = (markup: string, url: string) => Made;

interface Made {
  /** Markup or nodes, as the engine gives them; null when it found nothing. */
  readonly content: Node | string | null;
  readonly title: string | null;
  readonly byline: string | null;
  readonly published: string | null;
  readonly language: string | null;
  readonly notes?: readonly string[];
}

const NOTHING: Made = { content: null, title: null, byline: null, published: null, language: null };

const ENGINES: Readonly<Record<EngineName, Engine>> = { ours, readability, defuddle, job, whole };

/** Runs one engine on one page, timed from its markup to its article. */
export function answerOf(name: EngineName, markup: string, url: string): Answer {
  const began = performance.now();
  const { content, ...said } = ENGINES[name](markup, url);
  const ms = performance.now() - began;
  return { ...said, notes: said.notes ?? [], ms, text: textOf(content) };
}

function ours(markup: string, url: string): Made {
  const article = readPage(parse(markup), url, 'article', () => parse(markup));
  if (article === null) return NOTHING;
  const { title, authors, published, language } = article.metadata;
  const notes = [`engine: ${article.engine}`, ...article.removals.map(({ why, text }) => `${why}: ${text}`)];
  return { content: article.html, title, byline: authors.join(', '), published, language, notes };
}

/** For the text of a known answer. */
function whole(markup: string): Made {
  return { ...NOTHING, content: parse(markup).body };
}

/** All that a capture does in the extractor's window: decoding and sanitising too. */
function job(markup: string, url: string): Made {
  const content = { kind: 'characters', characters: markup } as const;
  const result = runJob({ kind: 'page', content, url, scope: 'article', images: [] }, () => undefined);
  if (!result.ok || typeof result.value === 'string' || !('metadata' in result.value)) return NOTHING;
  const { metadata, html } = result.value;
  return {
    content: html,
    title: metadata.title,
    byline: metadata.authors.join(', '),
    published: metadata.published,
    language: metadata.language,
  };
}

function readability(markup: string): Made {
  const found = new Readability<Node>(parse(markup), { serializer: (node) => node }).parse();
  if (found === null) return NOTHING;
  return {
    content: found.content ?? null,
    title: found.title ?? null,
    byline: found.byline ?? null,
    published: found.publishedTime ?? null,
    language: found.lang ?? null,
  };
}

function defuddle(markup: string, url: string): Made {
  const found = new Defuddle(parse(markup), { url, useAsync: false }).parse();
  return {
    content: found.content,
    title: found.title,
    byline: found.author,
    published: found.published,
    language: found.language,
  };
}

function textOf(content: Made['content']): string {
  if (content === null) return '';
  return readText(typeof content === 'string' ? parse(content).body : content).text;
}

function parse(markup: string): Document {
  return new DOMParser().parseFromString(markup, 'text/html');
}
