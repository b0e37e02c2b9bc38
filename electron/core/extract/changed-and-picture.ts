import type { Metadata } from '../article/article';
import { isoDate } from './dates';
import type { LinkedData } from './json-ld';
import { metaContent, type MetaTags } from './meta-tags';
import { webAddress } from './page-links';

/**
 * When a page says that it was changed last, and the picture that it stands for itself with: from JSON-LD, then
 * `<meta>`, then microdata and links. What nobody says is left out.
 * @param url where the page was found, or null
 */
export function changedAndPicture(
  document: Document,
  linked: LinkedData,
  tags: MetaTags,
  url: string | null,
): Pick<Metadata, 'modified' | 'image'> {
  const declared = [
    linked.modified,
    metaContent(tags, 'article:modified_time', 'og:article:modified_time', 'og:updated_time', 'datemodified'),
    metaContent(tags, 'dcterms.modified', 'dc.date.modified', 'last-modified'),
  ]
    .map(isoDate)
    .find((date) => date !== null);
  const modified =
    declared ??
    isoDate(document.querySelector('[itemprop~="dateModified"]')?.getAttribute('datetime') ?? null);
  const image = [
    linked.image,
    metaContent(
      tags,
      'og:image:secure_url',
      'og:image',
      'og:image:url',
      'twitter:image',
      'twitter:image:src',
    ),
    metaContent(tags, 'image', 'thumbnailurl', 'parsely-image-url'),
    document.querySelector('link[rel~="image_src" i]')?.getAttribute('href') ?? null,
  ]
    .map((address) => (address === null ? null : webAddress(address, url)))
    .find((address) => address !== null);
  return { ...(modified !== null && { modified }), ...(image !== undefined && { image }) };
}
