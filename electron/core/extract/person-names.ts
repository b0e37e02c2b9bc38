/** "By" as bylines have it in the languages that pages come in most. */
const BY =
  /^(?:(?:written|words|story|text|report|reported|analysis|interview|review)\s+)?(?:by|von|par|por|di|door|av|af)\s*:?\s+/i;
const BETWEEN_NAMES = /\s*(?:[,;&|]|\band\b|\bund\b|\bet\b)\s*/i;

/** One word of a name: capitalised (O’Neill, Jean-Luc, al-Rashid, J., MacLeod) or a particle inside it. */
const NAME_WORD = /^(?:(?:al|el|d|l|de|di)[-’'])?\p{Lu}[\p{L}\p{M}’'-]*\.?$|^(?:\p{Lu}\.)+$/u;
const PARTICLE =
  /^(?:de|da|do|dos|das|del|della|di|du|la|le|van|von|der|den|ter|ten|bin|ibn|bint|al|el|af|av|zu|y|e|st\.?)$/;
const SUFFIX = /^(?:jr|sr|ii|iii|iv|phd|md|obe|mbe)\.?$/i;

/**
 * Words that start lines which look like names and are none: headings, links and credits at the end of a page. A
 * person called Page or Will Read loses a byline found by shape alone, not one that says "By".
 */
const NOT_NAMES = new Set(
  (
    'the a an this that these our your my more read next previous related further most latest top all any no new ' +
    'news article articles story stories comments comment share print email mail newsletter newsletters subscribe ' +
    'sign log about contact home page pages back follow join support donate terms privacy policy cookie cookies ' +
    'copyright rights reserved updated published posted photo photos picture pictures image images video watch ' +
    'listen download source sources notes references bibliography acknowledgements appendix introduction ' +
    'conclusion chapter part section figure table end fin monday tuesday wednesday thursday friday saturday sunday ' +
    'january february july august september october november december in on at of for to with and'
  ).split(' '),
);

const CAPITALISED_WORDS = /^\p{Lu}[\p{L}\p{M}.’'-]*(?:\s+\p{Lu}[\p{L}\p{M}.’'-]*)*$/u;

const LONGEST_NAME = 60;

/**
 * Whether a line has the shape of a person's name and nothing else: two to four capitalised words, particles aside, no
 * sentence punctuation. Scripts without capitals have no such shape and are never taken.
 */
export function readsAsName(line: string): boolean {
  const words = line.trim().split(/\s+/);
  if (line.trim().length > LONGEST_NAME || words.length < 2) return false;
  if (saysOtherwise(line)) return false;
  const proper = words.filter((word, index) => !(index > 0 && (PARTICLE.test(word) || SUFFIX.test(word))));
  if (proper.length < 2 || proper.length > 4 || !proper.every((word) => NAME_WORD.test(word))) return false;
  // The last word may only end in a full stop when it is an initial or a suffix: else it ends a sentence.
  const last = words.at(-1) ?? '';
  return !last.endsWith('.') || SUFFIX.test(last) || /^\p{Lu}\.$/u.test(last);
}

/**
 * The people that a line names as authors: `By Ada Marsh and Ben Holt, Lisbon`, or a name alone. With "By" a single
 * name or a long one is taken too, and what follows the names (a role, a place) is left out.
 * @returns the names in their order, or null when the line isn't a byline
 */
export function bylineNames(line: string): readonly string[] | null {
  const trimmed = line.trim().replace(/^[-–—•*|\s]+/, '');
  if (!BY.test(trimmed)) return namesAlone(trimmed);
  const after = trimmed.replace(BY, '');
  if (after.length > 3 * LONGEST_NAME || /[.!?…]["”’]?$/.test(after) || /[!?]/.test(after)) return null;
  const names = splitNames(after).filter((part) => readsAsName(part));
  if (names.length > 0) return names;
  return CAPITALISED_WORDS.test(after) && !saysOtherwise(after) ? [after] : null;
}

function saysOtherwise(line: string): boolean {
  return line.split(/[\s.,]+/).some((word) => NOT_NAMES.has(word.toLowerCase()));
}

function namesAlone(line: string): readonly string[] | null {
  const names = splitNames(line);
  return names.length > 0 && names.every(readsAsName) ? names : null;
}

/** Takes a list of names apart: commas, "and", "&". */
export function splitNames(list: string): readonly string[] {
  const parts = list.split(BETWEEN_NAMES).map((part) => part.trim());
  const names: string[] = [];
  for (const part of parts) {
    if (part === '') continue;
    const before = names.at(-1);
    // `Ada Marsh, Jr.` is one person.
    if (before !== undefined && SUFFIX.test(part)) names[names.length - 1] = `${before}, ${part}`;
    else names.push(part);
  }
  return names;
}

/** Whether a line begins as a byline does. */
export function startsWithBy(line: string): boolean {
  return BY.test(line.trimStart());
}
