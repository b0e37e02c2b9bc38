import { stringify } from 'yaml';
import type { ArticleRecord } from '../article/article';
import { liveHighlights } from '../highlight/highlight-view';
import type { HighlightRecord } from '../highlight/highlight';
import type { HighlightId } from '../ids';
import { escapeMarkdown, markdownLink, markdownQuote } from './markdown-escape';
import { textFragmentLink } from './text-fragment';

/**
 * The notes of one article as Markdown: YAML front matter, then each quote in reading order as a block quote with its
 * block id, note, colour, tags and a link to its source. The same article gives the same text each time, so that the
 * file can be kept under version control.
 */
export function notesAsMarkdown(record: ArticleRecord): string {
  const sections = [`# ${escapeMarkdown(record.title)}`, source(record), record.note?.text.trim() ?? ''];
  for (const highlight of liveHighlights(record)) sections.push(quoteSection(record, highlight));
  const body = sections.filter((section) => section !== '').join('\n\n');
  return `---\n${frontMatter(record)}---\n\n${body}\n`;
}

/** Stable for ever: other notes may link to it. Letters, digits and hyphens, as Obsidian and Logseq take them. */
export function blockId(id: HighlightId): string {
  return `h-${id}`;
}

function frontMatter(record: ArticleRecord): string {
  const fields = {
    title: record.title,
    ...(record.authors.length > 0 && { author: record.authors }),
    ...(record.site !== null && { site: record.site }),
    ...(record.url !== null && { url: record.url }),
    ...(record.published !== null && { published: record.published }),
    saved: record.savedAt,
    ...(record.tags.length > 0 && { tags: record.tags }),
  };
  return stringify(fields, { lineWidth: 0 });
}

function source(record: ArticleRecord): string {
  const by = record.authors.join(', ');
  const where =
    record.url === null
      ? escapeMarkdown(record.site ?? '')
      : markdownLink(record.site ?? record.url, record.url);
  return [escapeMarkdown(by), where].filter((part) => part !== '').join(' · ');
}

/** Of an image without words, what it is called. */
function quotedWords({ exact, figure }: HighlightRecord): string {
  return exact === '' ? `Image: ${figure?.label ?? ''}`.trim() : exact;
}

function sourceLink(url: string, highlight: HighlightRecord, language: string | null): string {
  return highlight.exact === '' ? url : textFragmentLink(url, highlight, language);
}

function quoteSection(record: ArticleRecord, highlight: HighlightRecord): string {
  const quote = markdownQuote(quotedWords(highlight));
  const facts = [`Colour: ${highlight.color}`];
  if (highlight.tags.length > 0) facts.push(`Tags: ${highlight.tags.map(hashTag).join(' ')}`);
  if (record.url !== null) {
    facts.push(markdownLink('Source', sourceLink(record.url, highlight, record.language)));
  }
  return [quote, `^${blockId(highlight.id)}`, highlight.note.trim(), facts.join(' · ')]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** Tags in running text can't hold white space in any of the programs that read these files. */
function hashTag(tag: string): string {
  return `#${tag.replace(/\s+/g, '-')}`;
}
