import type { Metadata } from '#core/article/article';
import type { FrontMatter } from '#core/extract/front-matter';
import { inlineImages, type CarriedImage } from '#core/extract/inline-images';
import { languageTag } from '#core/extract/languages';
import { leadingHeading, markdownPage } from '#core/extract/markdown-page';
import { readPage } from '#core/extract/read-page';
import type { RawHtml } from '#core/html';
import { parsePage } from './parse-page';

/**
 * Reads Markdown as an article: all of it is kept, and what its front matter says goes before what is found in it.
 * @param url where it was found, for relative links; null when nobody knows
 * @param images those that came along with it
 * @returns null when there is no text in it
 */
export function readMarkdown(
  text: string,
  front: FrontMatter | null,
  url: string | null,
  images: readonly CarriedImage[],
): { readonly metadata: Metadata; readonly html: RawHtml } | null {
  const page = parsePage(markdownPage(front?.body ?? text));
  inlineImages(page, images, front?.url ?? url);
  const title = front?.title ?? leadingHeading(page);
  if (title !== null) page.title = title;
  const article = readPage(page, front?.url ?? url, 'everything');
  if (article === null) return null;
  const found = article.metadata;
  return {
    metadata: {
      ...found,
      title: title ?? found.title,
      authors: front === null || front.authors.length === 0 ? found.authors : [...front.authors],
      site: front?.site ?? found.site,
      url: front?.url ?? null,
      published: front?.published ?? found.published,
      language: languageTag(front?.language ?? null),
      description: front?.description ?? null,
    },
    html: article.html,
  };
}
