import type { Failure } from '#core/result';
import type { MessageOffer } from '../app/notify';

/** How a page is taken that isn't an article as it comes. */
export interface TakeHow {
  /** Whatever it is. */
  readonly anyway?: boolean;
  /** With what its scripts make of it. */
  readonly render?: boolean;
}

/**
 * What else can be done about a page in which no article was found, likeliest first: none where it failed for another
 * reason. What was done already isn't offered again.
 * @param how it was taken
 * @param isPage it has an address, so it can be rendered
 * @param again takes it once more
 */
export function notArticleOffers(
  { code, remedy }: Failure,
  how: TakeHow,
  isPage: boolean,
  again: (how: TakeHow) => void,
): readonly MessageOffer[] {
  const isNoArticle = code === 'not-article';
  const mayRender = isPage && how.render !== true && (isNoArticle || remedy === 'render');
  const render = { label: 'Render it first', act: () => again({ ...how, render: true }) };
  const anyway = { label: 'Save anyway', act: () => again({ ...how, anyway: true }) };
  const offers = [...(isNoArticle && how.anyway !== true ? [anyway] : []), ...(mayRender ? [render] : [])];
  return remedy === 'render' ? offers.toReversed() : offers;
}
