import { lexer, type Token } from 'marked';

/** The words of a note without its Markdown, on one line, as a row of a list shows them. */
export function noteWords(note: string): string {
  return lexer(note).map(wordsOf).join(' ').replace(/\s+/g, ' ').trim();
}

function wordsOf(token: Token): string {
  if (token.type === 'list') return (token['items'] as readonly Token[]).map(wordsOf).join(' ');
  if ('tokens' in token && token.tokens !== undefined) {
    // Blocks stand apart; words of a paragraph follow each other as they are.
    const isBox = token.type === 'blockquote' || token.type === 'list_item';
    return token.tokens.map(wordsOf).join(isBox ? ' ' : '');
  }
  if (token.type === 'br') return ' ';
  return 'text' in token && typeof token.text === 'string' ? token.text : token.raw;
}
