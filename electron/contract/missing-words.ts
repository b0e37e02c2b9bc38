import type { MissingReason } from '#core/article/assets';

/** Why an image isn't kept, for people: to stand within a sentence or after a name. */
export const MISSING_WORDS: Readonly<Record<MissingReason, string>> = {
  waiting: 'not fetched yet',
  unreachable: 'its server didn’t answer',
  refused: 'its server wouldn’t give it',
  'not-image': 'what its server gave is no image',
  'not-followed': 'its address leads where a page may not',
  'too-large': 'it is too large to be kept',
  'too-many': 'the article has more images than can be kept',
};
