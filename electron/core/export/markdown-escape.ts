/**
 * Escapes plain text so that Markdown (CommonMark) shows it as it is. Line by line, since some signs matter at a
 * line's start only.
 */
export function escapeMarkdown(text: string): string {
  return text.split('\n').map(escapeLine).join('\n');
}

function escapeLine(line: string): string {
  return line
    .replace(/[\\`*[<~]|&(?=#?\w+;)/g, '\\$&')
    .replace(/(^|\W)(_+)|(_+)(?=\W|$)/g, (match) => match.replaceAll('_', '\\_'))
    .replace(/^(\s*)([#>+-]|=+\s*$)/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2');
}

/** Words that lead to an address. */
export function markdownLink(text: string, url: string): string {
  // A bracket that closes would end the words too early; elsewhere it means nothing.
  const words = escapeMarkdown(text).replaceAll(']', '\\]');
  const address = url
    .replace(/[<>\s]/g, encodeURIComponent)
    .replaceAll('(', '%28')
    .replaceAll(')', '%29');
  return `[${words}](${address})`;
}

/** A block quote: each block of the text (one newline between them) a paragraph of it. */
export function markdownQuote(text: string): string {
  return escapeMarkdown(text)
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n>\n');
}
