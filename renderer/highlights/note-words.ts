import { lexer, type Token, type Tokens } from 'marked';

/** The words of a note without its Markdown, on one line, as a row of a list shows them. */
export function noteWords(note: string): string {
  return lexer(note).map(wordsOf).join(' ').replace(/\s+/g, ' ').trim();
}

function wordsOf(token: Token): string {
  switch (token.type) {
    case 'list':
      return (token as Tokens.List).items.map(wordsOf).join(' ');
    case 'list_item':
    case 'blockquote':
      return childrenOf(token).map(wordsOf).join(' ');
    case 'br':
      return ' ';
    default:
      // What is in a paragraph follows each other as it is.
      return childrenOf(token).map(wordsOf).join('') || ownWords(token);
  }
}

function childrenOf(token: Token): readonly Token[] {
  return ('tokens' in token ? token.tokens : undefined) ?? [];
}

function ownWords(token: Token): string {
  return 'text' in token && typeof token.text === 'string' ? token.text : token.raw;
}
