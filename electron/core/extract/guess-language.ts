import { franc } from 'franc-min';
import { languageTag } from './languages';

/** Below this, trigrams guess wildly. */
const SHORTEST = 200;
/** More than this makes it no surer. */
const LONGEST = 20_000;

/**
 * Guesses the language of a text from its trigrams.
 * @returns a BCP 47 tag, or null when the text is too short or unlike any language known
 */
export function guessLanguage(text: string): string | null {
  if (text.length < SHORTEST) return null;
  // The tags are ISO 639-3 (`eng`, `cmn`); canonical form makes them what pages use (`en`, `zh`).
  return languageTag(franc(text.slice(0, LONGEST), { minLength: SHORTEST }));
}
