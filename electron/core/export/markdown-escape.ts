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
