import { seededRandom, type Random } from '../storage/random';
import { madeUpTitle, word } from '../storage/made-up-text';

/** A page to save, and the quotes to highlight in it. */
export interface Piece {
  readonly title: string;
  readonly html: string;
  readonly quotes: readonly string[];
}

/** Paragraphs with some headings, links and emphasis, as essays have them; the quotes are spread over all of it. */
export function makePiece(title: string, words: number, quotes: number, seed: number): Piece {
  const random = seededRandom(seed);
  const blocks: string[] = [];
  const sentences: string[] = [];
  for (let made = 0; made < words;) {
    if (blocks.length % 12 === 5) blocks.push(`<h2>${madeUpTitle(random)}</h2>`);
    const inParagraph = Array.from({ length: 3 + random.below(4) }, () => sentence(random));
    made += inParagraph.reduce((sum, each) => sum + each.split(' ').length, 0);
    sentences.push(...inParagraph);
    blocks.push(`<p>${inParagraph.map((each) => withMarkup(each, random)).join(' ')}</p>`);
  }
  const step = sentences.length / Math.max(1, quotes);
  const quoted = Array.from({ length: quotes }, (_, index) => sentences[Math.floor(index * step)] ?? '');
  const html =
    `<!doctype html><html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1>` +
    `${blocks.join('\n')}</article></body></html>`;
  return { title, html, quotes: quoted };
}

/** Long enough to stand in a text only once. */
function sentence(random: Random): string {
  const words = Array.from({ length: 10 + random.below(16) }, () => word(random)).join(' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} ${random.below(1e6)}.`;
}

function withMarkup(words: string, random: Random): string {
  const at = words.indexOf(' ');
  if (random.below(6) > 0) return words;
  const [first, rest] = [words.slice(0, at), words.slice(at)];
  return random.below(2) === 0
    ? `<em>${first}</em>${rest}`
    : `<a href="https://quay.example/${first}">${first}</a>${rest}`;
}
