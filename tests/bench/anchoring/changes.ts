import type { Random } from '../storage/random';
import type { Draft, Paragraph, Piece, Sentence } from './draft';
import { aFew, chance, eachPiece, eachSentence, shuffled, spaced, withAt, withoutAt } from './redraft';
import { misspelt } from './misspelt';

/** What happens to articles between two captures. */
export interface Change {
  readonly name: string;
  /** Whether every word is still there afterwards, in its order within each sentence. */
  readonly keepsWords: boolean;
  readonly carryOut: (draft: Draft, random: Random, supply: Supply) => Draft;
}

/** Sentences of other texts, for what is put in. */
export type Supply = (random: Random) => Sentence;

export const CHANGES: readonly Change[] = [
  { name: 'typing errors', keepsWords: false, carryOut: typos },
  { name: 'words edited, 15 %', keepsWords: false, carryOut: edited(0.15) },
  { name: 'words edited, 30 %', keepsWords: false, carryOut: edited(0.3) },
  { name: 'paragraphs inserted', keepsWords: true, carryOut: inserted },
  { name: 'paragraphs removed', keepsWords: false, carryOut: removed },
  { name: 'paragraph moved', keepsWords: true, carryOut: moved },
  { name: 'paragraphs rewritten', keepsWords: false, carryOut: rewritten },
  { name: 'paragraph duplicated', keepsWords: true, carryOut: duplicated },
  { name: 'paragraphs split', keepsWords: true, carryOut: split },
  { name: 'paragraphs joined', keepsWords: true, carryOut: joined },
  { name: 'white space', keepsWords: true, carryOut: whiteSpace },
  { name: 'quotes and dashes', keepsWords: true, carryOut: quotesAndDashes },
  { name: 'truncated', keepsWords: false, carryOut: truncated },
  { name: 'sentences reordered', keepsWords: true, carryOut: reordered },
  { name: 'accents apart (NFD)', keepsWords: true, carryOut: accentsApart },
  { name: 'markup only', keepsWords: true, carryOut: (draft) => draft },
  { name: 'teasers between paragraphs', keepsWords: true, carryOut: teasers },
  { name: 'several at once', keepsWords: false, carryOut: several },
];

function typos(draft: Draft, random: Random): Draft {
  return eachPiece(draft, (piece) =>
    chance(random, 0.1) ? { ...piece, text: misspelt(piece.text, random) } : piece,
  );
}

/** Of the words that are edited, half are replaced, a quarter is left out, and beside a quarter new ones come. */
function edited(share: number): Change['carryOut'] {
  return (draft, random, supply) =>
    eachSentence(draft, (sentence) =>
      sentence.flatMap((piece): readonly Piece[] => {
        if (!chance(random, share)) return [piece];
        const other = random.pick(orWord(supply(random)));
        switch (random.below(4)) {
          case 0:
            return sentence.length > 1 ? [] : [piece];
          case 1:
            return [piece, { ...other, space: piece.space }];
          default:
            return [{ ...piece, text: other.text, isKept: piece.text === other.text }];
        }
      }),
    );
}

function inserted(draft: Draft, random: Random, supply: Supply): Draft {
  let { paragraphs } = draft;
  for (let times = 1 + random.below(3); times > 0; times -= 1)
    paragraphs = withAt(paragraphs, random.below(paragraphs.length + 1), newParagraph(random, supply));
  return { ...draft, paragraphs };
}

function removed(draft: Draft, random: Random): Draft {
  if (draft.paragraphs.length < 2) return draft;
  const gone = aFew(draft.paragraphs.length, 0.2, random);
  return { ...draft, paragraphs: draft.paragraphs.filter((_, index) => !gone.has(index)) };
}

function moved(draft: Draft, random: Random): Draft {
  const from = random.below(draft.paragraphs.length);
  const paragraph = draft.paragraphs[from];
  if (paragraph === undefined) return draft;
  const rest = withoutAt(draft.paragraphs, from);
  return { ...draft, paragraphs: withAt(rest, random.below(rest.length + 1), paragraph) };
}

function rewritten(draft: Draft, random: Random, supply: Supply): Draft {
  const others = aFew(draft.paragraphs.length, 0.2, random);
  const paragraphs = draft.paragraphs.map((paragraph, index) =>
    others.has(index) ? newParagraph(random, supply) : paragraph,
  );
  return { ...draft, paragraphs };
}

/**
 * The copy stands somewhere else; the highlight is the first one's. Not right beside it: nothing could tell two equal
 * neighbours apart.
 */
function duplicated(draft: Draft, random: Random): Draft {
  const count = draft.paragraphs.length;
  const at = random.below(count);
  const places = Array.from({ length: count + 1 }, (_, place) => place).filter(
    (place) => place < at - 1 || place > at + 2,
  );
  const place = places[random.below(places.length)];
  if (place === undefined) return draft;
  const copy = (draft.paragraphs[at] ?? []).map((sentence) =>
    sentence.map((piece) => ({ ...piece, from: null })),
  );
  return { ...draft, paragraphs: withAt(draft.paragraphs, place, copy) };
}

function split(draft: Draft, random: Random): Draft {
  const paragraphs = draft.paragraphs.flatMap((paragraph): readonly Paragraph[] => {
    if (paragraph.length < 2 || !chance(random, 0.6)) return [paragraph];
    const at = 1 + random.below(paragraph.length - 1);
    return [paragraph.slice(0, at), paragraph.slice(at)];
  });
  return { ...draft, paragraphs };
}

function joined(draft: Draft, random: Random): Draft {
  const paragraphs: Paragraph[] = [];
  for (const paragraph of draft.paragraphs) {
    const before = paragraphs.at(-1);
    if (before === undefined || !chance(random, 0.5)) paragraphs.push(paragraph);
    else paragraphs.splice(-1, 1, [...spaced(before), ...paragraph]);
  }
  return { ...draft, paragraphs };
}

function whiteSpace(draft: Draft, random: Random): Draft {
  const spaces = ['  ', '\u00A0', '\n', ' \n ', '\t'] as const;
  const other = eachPiece(draft, (piece) =>
    piece.space !== '' && chance(random, 0.2) ? { ...piece, space: random.pick(spaces) } : piece,
  );
  return { ...other, breaks: '\n\n' };
}

function quotesAndDashes(draft: Draft): Draft {
  const swapped: Readonly<Record<string, string>> = {
    "'": '’',
    '’': "'",
    '‘': "'",
    '"': '“',
    '“': '"',
    '”': '"',
    '–': '-',
    '—': '–',
    '-': '‐',
  };
  return eachPiece(draft, (piece) => ({
    ...piece,
    text: piece.text.replace(/['’‘"“”–—-]/g, (sign) => swapped[sign] ?? sign),
  }));
}

function truncated(draft: Draft, random: Random): Draft {
  const pieces = draft.paragraphs.flat(2).length;
  let left = Math.ceil(pieces * (0.4 + 0.4 * random.number()));
  const shorter = eachSentence(draft, (sentence) => {
    const kept = sentence.slice(0, Math.max(0, left));
    left -= sentence.length;
    return kept;
  });
  return { ...shorter, paragraphs: shorter.paragraphs.filter((paragraph) => paragraph.length > 0) };
}

function reordered(draft: Draft, random: Random): Draft {
  const paragraphs = draft.paragraphs.map((paragraph) =>
    chance(random, 0.5) ? shuffled(spaced(paragraph), random) : paragraph,
  );
  return { ...draft, paragraphs };
}

function accentsApart(draft: Draft): Draft {
  return eachPiece(draft, (piece) => ({ ...piece, text: piece.text.normalize('NFD') }));
}

function teasers(draft: Draft, random: Random, supply: Supply): Draft {
  const paragraphs = draft.paragraphs.flatMap((paragraph): readonly Paragraph[] =>
    chance(random, 0.3) ? [paragraph, [supply(random).slice(0, 9)]] : [paragraph],
  );
  return { ...draft, paragraphs };
}

function several(draft: Draft, random: Random, supply: Supply): Draft {
  return [edited(0.05), inserted, moved, removed, quotesAndDashes, joined].reduce<Draft>(
    (present, change) => change(present, random, supply),
    draft,
  );
}

function newParagraph(random: Random, supply: Supply): Paragraph {
  return Array.from({ length: 2 + random.below(4) }, () => spaced([supply(random)])).flat();
}

function orWord(sentence: Sentence): readonly [Piece, ...Piece[]] {
  const [first = { text: 'other', space: ' ', from: null, isKept: false }, ...rest] = sentence;
  return [first, ...rest];
}
