import { z } from 'zod';

/** Longest tag taken, in UTF-16 units. */
const LONGEST_TAG = 100;

/** One tag, as written: trimmed, without a leading `#`, inner white space single. */
export const tagSchema = z
  .string()
  .transform((tag) => tag.normalize('NFC').replace(/\s+/g, ' ').trim().replace(/^#+/, '').trim())
  .pipe(
    z
      .string()
      .min(1, 'A tag needs at least one character.')
      .max(LONGEST_TAG, 'A tag is at most 100 characters.'),
  );

/** Tags in the order given, each once; the first spelling wins when two differ only in case. */
export const tagsSchema = z.array(tagSchema).transform((tags) => {
  const seen = new Map<string, string>();
  for (const tag of tags) {
    const key = tag.toLocaleLowerCase('und');
    if (!seen.has(key)) seen.set(key, tag);
  }
  return [...seen.values()];
});
