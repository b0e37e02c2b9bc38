import { assetAddress } from '#contract/asset-address';
import { MISSING_WORDS } from '#contract/missing-words';
import { assetNameOf, isMissingReason, type MissingReason } from '#core/article/assets';
import type { SafeHtml } from '#core/html';
import type { ArticleId } from '#core/ids';
import { PLACE_CLASS, placeLabel } from '#core/sanitize/image-places';
import {
  attributeOf,
  attributeText,
  imageTag,
  replaceImages,
  withAttributes,
  type ImageAttributes,
} from '#core/sanitize/image-tags';

/** Marks the button in an image's place. */
export const TRY_AGAIN_CLASS = 'try-again';

/**
 * The markup of an article as its frame takes it: images that are kept come from the app's own scheme, the others are
 * labelled places. What is added holds no text, so that no offset changes: labels are drawn by the style sheet.
 */
export function shownMarkup(html: SafeHtml, id: ArticleId): string {
  return replaceImages(html, (image) => {
    const name = assetNameOf(attributeOf(image, 'src') ?? '');
    if (name !== null) {
      const source = { src: assetAddress(id, name), loading: 'lazy', decoding: 'async' };
      return imageTag(withAttributes(image, source));
    }
    const reason = attributeOf(image, 'data-missing') ?? '';
    return isMissingReason(reason) ? place(image, reason) : imageTag(image);
  });
}

function place(image: ImageAttributes, reason: MissingReason): string {
  const label = placeLabel(attributeOf(image, 'alt') ?? '');
  const why = sentence(MISSING_WORDS[reason]);
  const spoken = attributeText(`${label} (missing image). ${why}`);
  const drawn = `data-label="${attributeText(label)}" data-why="${why}"`;
  const button = `<button type="button" class="${TRY_AGAIN_CLASS}" aria-label="Try again"></button>`;
  const canBeHad = attributeOf(image, 'data-address') !== null;
  return (
    `<span class="${PLACE_CLASS}"><span role="img" aria-label="${spoken}" ${drawn}></span>` +
    `${canBeHad ? button : ''}</span>`
  );
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
