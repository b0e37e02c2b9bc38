import type { Source } from './commands';

/** What lies on a clipboard, as text and as markup; empty where there is none. */
export interface Copied {
  readonly text: string;
  readonly html: string;
}

/** Tags that say the markup is a piece of writing, not a styled word or a cell copied from a program. */
const BLOCK_TAG = /<(p|h[1-6]|li|blockquote|article|section|pre|table|figure)\b/gi;
const BLOCKS_WORTH_KEEPING = 2;

/**
 * What a person means by pasted or dropped content: an address when the text is one and nothing else; the markup when
 * it has structure that plain text would lose; else the text. Null when there is nothing to save.
 */
export function sourceOfPaste(pasted: Copied): Source | null {
  const text = pasted.text.trim();
  if (isWebAddress(text)) return { kind: 'url', url: text };
  const blocks = pasted.html.match(BLOCK_TAG)?.length ?? 0;
  if (blocks >= BLOCKS_WORTH_KEEPING) return { kind: 'html', html: pasted.html };
  return text === '' ? null : { kind: 'text', text: pasted.text };
}

/** The addresses of a text that is nothing but a list of them, one a line, each once; empty for any other text. */
export function addressesIn(text: string): readonly string[] {
  const lines = text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.every(isWebAddress) ? [...new Set(lines)] : [];
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text) && URL.canParse(text);
}
