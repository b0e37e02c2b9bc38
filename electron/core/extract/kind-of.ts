/** How a source is read. */
export type SourceKind = 'html' | 'text' | 'markdown' | 'web-archive';

const HTML_NAMES = /\.(html?|xhtml?|shtml?|php|aspx?|jsp)$/i;
const TEXT_NAMES = /\.(txt|text|log|rst|asc)$/i;
const MARKDOWN_NAMES = /\.(md|markdown|mdown|mkd)$/i;

/** White space, a byte order mark and comments may stand before the first tag. */
const BEFORE_MARKUP = /^(?:\s|\uFEFF|<!--[\s\S]*?-->|<\?xml[^>]*>)*/;
const FIRST_TAG =
  /^<(?:!doctype\s+html|html|head|body|title|meta|link|style|script|base|h[1-6]|p|div|article|section|main|header|table|ul|ol|blockquote|figure|img|a|span|b|i|em|strong|br|hr|center|font)\b/i;

/**
 * Tells an HTML page from plain text: by what its carrier promised, then by its name, then by how it begins.
 * @param promised from a content type; null when there was none
 * @param name a file name, or null
 * @param beginning the first characters, in any decoding that keeps ASCII
 */
export function kindOf(
  promised: 'html' | 'text' | 'markdown' | null,
  name: string | null,
  beginning: string,
): SourceKind {
  const isMarkdown = name !== null && MARKDOWN_NAMES.test(name);
  // Servers mostly send Markdown as text.
  if (promised !== null) return promised === 'text' && isMarkdown ? 'markdown' : promised;
  if (isMarkdown) return 'markdown';
  if (name !== null && HTML_NAMES.test(name)) return 'html';
  if (name !== null && TEXT_NAMES.test(name)) return 'text';
  if (looksLikeWebArchive(beginning)) return 'web-archive';
  return looksLikeMarkup(beginning) ? 'html' : 'text';
}

/** Whether it begins as a web archive (RFC 2557) does: with a head that says so, whatever the file is called. */
function looksLikeWebArchive(beginning: string): boolean {
  if (!/^\s*[\w-]+:[^\n]*\n/.test(beginning)) return false;
  const [head = ''] = beginning.trimStart().split(/\r?\n\r?\n/, 1);
  return /^content-type:\s*multipart\/(?:related|mixed|alternative)\b/im.test(head);
}

/** Whether it begins with a tag that pages begin with. */
export function looksLikeMarkup(beginning: string): boolean {
  return FIRST_TAG.test(beginning.replace(BEFORE_MARKUP, ''));
}

/** Whether markup is a page of its own, not a piece that was selected in one. */
export function looksLikeWholePage(markup: string): boolean {
  return /<head\b/i.test(markup) && /<title\b/i.test(markup);
}
