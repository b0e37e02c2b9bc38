import type { CaptureStep } from '#contract/events';
import type { ExtractedArticle } from '#contract/extractor';
import type { Source } from '#core/commands';
import { MISSING_WORDS } from '#contract/missing-words';
import { MISSING_REASONS } from '#core/article/assets';
import type { Metadata } from '#core/article/article';
import { assertNever } from '#core/result';
import { imageEntries } from '#core/sanitize/late-images';
import type { PlacedImages } from './assets/place-images';
import { labelOf } from './label';
import type { Loaded } from './load-source';

/** A sentence about a step. */
export interface StepNote {
  readonly step: CaptureStep;
  readonly note: string;
}

const KINDS: Readonly<Record<Loaded['kind'], string>> = {
  html: 'a web page',
  text: 'plain text',
  markdown: 'Markdown',
};

/** What a capture's log says of where the page came from. */
export function sourceNote(source: Source, { kind, bytes, url }: Loaded): string {
  const what = KINDS[kind];
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

/** What it says of what was kept of the page, and what never is, each about the step that saw to it. */
export function keptNotes(
  { kind }: Loaded,
  { metadata, words, notes }: ExtractedArticle,
): readonly StepNote[] {
  if (kind === 'text') {
    return [{ step: 'extract', note: `Kept all of the text, ${counted(words, 'word', 'words')}.` }];
  }
  return [
    ...[...notes, detailsNote(metadata)].map((note) => ({ step: 'extract', note }) as const),
    { step: 'sanitise', note: `Kept ${counted(words, 'word', 'words')}.` },
    {
      step: 'sanitise',
      note: 'Scripts, styles, forms and frames are never kept: a saved page can do nothing.',
    },
  ];
}

/** What it says of the images: how many of those that the stored markup names are kept, how many aren't, and why. */
export function imageNotes({ image }: Metadata, { html, leadImage }: PlacedImages): readonly string[] {
  const images = imageEntries(html);
  const kept = images.filter(({ name }) => name !== null).length;
  return [
    ...(kept > 0 ? [`Kept ${counted(kept, 'image', 'images')} with the article.`] : []),
    ...MISSING_REASONS.flatMap((reason) => {
      const missing = images.filter((image) => image.missing === reason).length;
      return missing > 0
        ? [`Left out ${counted(missing, 'image', 'images')}: ${MISSING_WORDS[reason]}.`]
        : [];
    }),
    ...(image === undefined ? [] : [leadNote(image, leadImage !== undefined)]),
  ];
}

function leadNote(address: string, isKept: boolean): string {
  return isKept
    ? 'Kept the picture that the page stands for itself with.'
    : `The picture that the page stands for itself with isn’t here; it is at ${address}.`;
}

/** What it says of the details that were found. */
function detailsNote({ authors, site, published, modified, language }: Metadata): string {
  const details = [
    authors.length > 0 && `by ${authors.join(', ')}`,
    site !== null && `from ${site}`,
    published !== null && `published ${published}`,
    modified !== undefined && `changed last ${modified}`,
    language !== null && `language ${language}`,
  ].filter((detail) => detail !== false);
  return details.length === 0
    ? 'The page says nothing of its authors, its date or its language.'
    : `Found the details: ${details.join('; ')}.`;
}

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}
