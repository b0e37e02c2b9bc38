import { readFile } from 'node:fs/promises';
import { JSDOM } from 'jsdom';
import { readText } from '#core/text/read-text';
import type { Corpus } from '../extraction/corpora';
import { madeUpText, word } from '../storage/made-up-text';
import { seededRandom, type Random } from '../storage/random';

/** A text to mark and change, normalised as articles are. */
export interface AnchoringDocument {
  readonly name: string;
  readonly text: string;
}

/** Shorter ones have too few words to mark. */
const LEAST_LENGTH = 400;

export async function documentsOf(corpora: readonly Corpus[]): Promise<readonly AnchoringDocument[]> {
  const documents: AnchoringDocument[] = [];
  for (const { name, pages } of corpora) {
    for (const { file, truth } of pages) {
      const text = 'text' in truth ? plain(truth.text) : textOf(await readFile(truth.file, 'utf8'));
      if (text.length >= LEAST_LENGTH) documents.push({ name: `${name} ${file}`, text });
    }
  }
  return documents;
}

/** Our own: made-up words in several scripts, and a text that repeats itself. */
export function ownDocuments(): readonly AnchoringDocument[] {
  const random = seededRandom(5);
  return [
    ...Array.from({ length: 4 }, (_, index) => ({ name: `made-up ${index}`, text: madeUpText(random).text })),
    ...Object.entries(SCRIPTS).flatMap(([name, script]) =>
      [1, 2].map((number) => ({ name: `${name} ${number}`, text: scripted(script, random) })),
    ),
    { name: 'dialogue 1', text: dialogue(random) },
    { name: 'dialogue 2', text: dialogue(random) },
    { name: 'refrains 1', text: refrains(random) },
    { name: 'refrains 2', text: refrains(random) },
  ];
}

interface Script {
  readonly letters: string;
  /** What may stand on a letter. */
  readonly marks?: readonly string[];
  /** Letters of a word, at most. */
  readonly longest: number;
  readonly between: string;
  readonly end: string;
}

const SCRIPTS: Readonly<Record<string, Script>> = {
  Han: { letters: range(0x4e00, 0x4f80), longest: 1, between: '', end: '。' },
  Arabic: { letters: 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي', longest: 7, between: ' ', end: '.' },
  Hebrew: { letters: 'אבגדהוזחטיכלמנסעפצקרשת', longest: 6, between: ' ', end: '.' },
  Devanagari: {
    letters: 'कखगघचछजटडतदनपबमयरलवसह',
    marks: ['\u093E', '\u093F', '\u0940', '\u0941', '\u0947', '\u094B', '\u0902'],
    longest: 6,
    between: ' ',
    end: '।',
  },
  accented: { letters: 'aáàâbcçdeéèêëghiíîklmnñoóôöprstuúüvyž', longest: 8, between: ' ', end: '.' },
};

function range(from: number, to: number): string {
  return Array.from({ length: to - from }, (_, index) => String.fromCodePoint(from + index)).join('');
}

function scripted({ letters, marks = [], longest, between, end }: Script, random: Random): string {
  const characters = Array.from(letters);
  const oneOf = (all: readonly string[]): string => all[random.below(all.length)] ?? '';
  const aWord = (): string =>
    Array.from({ length: 1 + random.below(longest) }, () => oneOf(characters) + oneOf([...marks, ''])).join(
      '',
    );
  const sentence = (): string => Array.from({ length: 6 + random.below(18) }, aWord).join(between) + end;
  const paragraph = (): string => Array.from({ length: 1 + random.below(5) }, sentence).join(between);
  return Array.from({ length: 20 }, paragraph).join('\n').normalize('NFC');
}

/** With quotes, dashes and apostrophes. */
function dialogue(random: Random): string {
  const some = (): string => Array.from({ length: 3 + random.below(7) }, () => word(random)).join(' ');
  const line = (): string =>
    random.pick([
      `“It’s ${some()},” she said – “or was ${some()}.”`,
      `He didn’t ${some()} — not yet, not half-way.`,
      `"${some()}", they wrote, and ${some()}.`,
    ]);
  const paragraph = (): string => Array.from({ length: 1 + random.below(4) }, line).join(' ');
  return Array.from({ length: 25 }, paragraph).join('\n');
}

/** Verses with the same four lines after each. */
function refrains(random: Random): string {
  const line = (): string => `${Array.from({ length: 5 + random.below(6) }, () => word(random)).join(' ')}.`;
  const chorus = Array.from({ length: 4 }, line);
  const verse = (): readonly string[] => [...Array.from({ length: 4 }, line), ...chorus];
  return Array.from({ length: 8 }, verse).flat().join('\n');
}

function textOf(html: string): string {
  return readText(new JSDOM(html).window.document.body).text;
}

function plain(text: string): string {
  return text
    .normalize('NFC')
    .split(/\s*\n\s*/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}
