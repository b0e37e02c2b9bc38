import type { Voice } from './voice-engine';

/** The part of a language tag that names the language: `pt` of `pt-BR`, or of `pt_BR`, as some systems write it. */
export function languageOf(tag: string): string {
  return (tag.split(/[-_]/)[0] ?? '').toLowerCase();
}

/** The voices that speak a language, those of its own country first. */
export function voicesFor(voices: readonly Voice[], language: string | null): readonly Voice[] {
  if (language === null) return voices;
  const tag = language.replace('_', '-').toLowerCase();
  const speaking = voices.filter((voice) => languageOf(voice.language) === languageOf(language));
  const own = speaking.filter((voice) => voice.language.replace('_', '-').toLowerCase() === tag);
  return [...own, ...speaking.filter((voice) => !own.includes(voice))];
}

/**
 * The voice for an article: the one that was chosen for its language, else the first that speaks it, else any: an
 * accent is better than silence.
 *
 * @param chosen - voices by language, as `languageOf` gives it
 */
export function chooseVoice(
  voices: readonly Voice[],
  language: string | null,
  chosen: Readonly<Record<string, string>>,
): Voice | null {
  const wanted = language === null ? undefined : chosen[languageOf(language)];
  const [first] = voicesFor(voices, language);
  return voices.find(({ id }) => id === wanted) ?? first ?? voices[0] ?? null;
}
