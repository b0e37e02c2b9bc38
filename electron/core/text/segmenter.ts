/**
 * Splits text as a language has it (UAX #29). A page may declare a tag that is no language; the default rules do
 * then.
 */
export function segmenterFor(language: string | null, granularity: 'word' | 'sentence'): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language ?? undefined, { granularity });
  } catch {
    return new Intl.Segmenter(undefined, { granularity });
  }
}
