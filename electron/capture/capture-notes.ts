import type { ExtractedArticle } from '#contract/extractor';
import type { Source } from '#core/commands';
import { assertNever } from '#core/result';
import { labelOf } from './label';
import type { Loaded } from './load-source';

/** What a capture's log says of where the page came from. */
export function sourceNote(source: Source, { kind, bytes, url }: Loaded): string {
  const what = kind === 'html' ? 'a web page' : 'plain text';
  const size = `${what} of ${Math.ceil(bytes.byteLength / 1000).toLocaleString('en-GB')} kB`;
  switch (source.kind) {
    case 'url':
      return `Fetched ${size} from ${url ?? source.url}.`;
    case 'file':
      return `Read ${size} from the file ${labelOf(source)}.`;
    case 'text':
    case 'html':
      return `Took ${size} from what was pasted or dropped.`;
    case 'bytes':
      return `Took ${size} from standard input.`;
    default:
      return assertNever(source);
  }
}

/** What it says of what was kept of the page, and what never is. */
export function keptNotes({ kind, scope }: Loaded, { html, words }: ExtractedArticle): readonly string[] {
  if (kind === 'text') return [`Kept all of the text, ${counted(words, 'word')}.`];
  const kept = [
    counted(words, 'word'),
    counted(html.split(/<img[\s>]/).length - 1, 'place for an image', 'places for images'),
  ];
  const from =
    scope === 'article'
      ? 'Looked for the article in the page and left out what stands around it: menus, advertisements, comments'
      : 'Kept the whole piece that was handed over, as it was a selection and no page';
  return [
    `${from}.`,
    `Kept ${kept.join(', ')}.`,
    'Left out scripts, styles, forms and frames, as always: a saved page can do nothing.',
  ];
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}
