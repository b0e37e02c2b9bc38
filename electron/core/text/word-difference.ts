import { shortestEdit } from './shortest-edit';

/** Words that both forms of a block have, or that only the old or the new has. */
export interface Piece {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** A word, a character of a script that has no spaces, white space, or any other character. */
const TOKENS = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]|[\p{L}\p{M}\p{N}'’]+|\s+|[^]/gu;

/** What was changed within a block. `same` and `added` together are the new text, `same` and `removed` the old. */
export function changedWords(old: string, present: string): readonly Piece[] {
  const steps = shortestEdit(tokensOf(old), tokensOf(present));
  const pieces: Piece[] = [];
  let run = { removed: '', added: '' };
  const settle = (): void => {
    if (run.removed !== '') pieces.push({ kind: 'removed', text: run.removed });
    if (run.added !== '') pieces.push({ kind: 'added', text: run.added });
    run = { removed: '', added: '' };
  };
  let same = '';
  steps.forEach(({ kind, item }, index) => {
    // White space alone between changed words belongs to the change, which else would be read word by word.
    const isWithin =
      /^\s+$/.test(item) && isChange(steps[index - 1]?.kind) && isChange(steps[index + 1]?.kind);
    if (kind === 'same' && !isWithin) {
      settle();
      same += item;
      return;
    }
    if (same !== '') pieces.push({ kind: 'same', text: same });
    same = '';
    run = {
      removed: run.removed + (kind === 'added' ? '' : item),
      added: run.added + (kind === 'removed' ? '' : item),
    };
  });
  settle();
  return same === '' ? pieces : [...pieces, { kind: 'same', text: same }];
}

/** How much two blocks have in common, 0–1: of the words of both, those that both have (Dice). */
export function likeness(one: string, other: string): number {
  const [ones, others] = [wordsOf(one), wordsOf(other)];
  if (ones.length + others.length === 0) return 0;
  const left = new Map<string, number>();
  for (const word of ones) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of others) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    shared += 1;
  }
  return (2 * shared) / (ones.length + others.length);
}

function isChange(kind: Piece['kind'] | undefined): boolean {
  return kind === 'removed' || kind === 'added';
}

function tokensOf(text: string): readonly string[] {
  return text.match(TOKENS) ?? [];
}

function wordsOf(text: string): readonly string[] {
  return tokensOf(text).filter((token) => /[\p{L}\p{N}]/u.test(token));
}
