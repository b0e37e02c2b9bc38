import { EMBED_CLASS } from '../sanitize/attribute-rules';
import { labelledLink } from './labelled-link';
import { webAddress } from './page-links';

/** Quotations that a script of their network would have drawn, by their class. */
const NETWORKS = new Map(
  Object.entries({
    'twitter-tweet': 'Post on X',
    'twitter-video': 'Post on X',
    'instagram-media': 'Post on Instagram',
    'tiktok-embed': 'Video on TikTok',
    'bluesky-embed': 'Post on Bluesky',
    'mastodon-embed': 'Post on Mastodon',
    'reddit-embed-bq': 'Post on Reddit',
    'text-post-media': 'Post on Threads',
  }),
);
/** What such a quotation says where its script would have drawn everything. */
const PLACEHOLDER = /^(?:view (?:this )?(?:post|profile) on \w+)?$/i;
const LINK_TO_POST = /\/(?:status|post|comments|@)/;

/** Gives each quoted post, whose words stay, a labelled link to where it is from, in place. */
export function settlePosts(document: Document): void {
  for (const post of document.querySelectorAll('blockquote[class]')) {
    const network = [...post.classList].flatMap((name) => NETWORKS.get(name) ?? [])[0];
    if (network !== undefined) settlePost(post, network);
  }
}

function settlePost(post: Element, network: string): void {
  const link = addressOf(post);
  if (link === null) return;
  const { ownerDocument: document } = post;
  const figure = document.createElement('figure');
  figure.setAttribute('class', EMBED_CLASS);
  post.replaceWith(figure);
  if (!PLACEHOLDER.test(post.textContent.trim())) figure.append(post);
  post.removeAttribute('class');
  figure.append(labelledLink(document, link, network));
}

/** The last link is the date of the post, which leads to it. */
function addressOf(post: Element): string | null {
  const links = [...post.querySelectorAll('a[href^="http"]')].map((link) => link.getAttribute('href') ?? '');
  const cited =
    post.getAttribute('data-instgrm-permalink') ??
    post.getAttribute('data-text-post-permalink') ??
    post.getAttribute('cite') ??
    links.findLast((href) => LINK_TO_POST.test(href)) ??
    links.at(-1);
  const address = webAddress(cited ?? '', null);
  return address?.replace(/\?(?:ref_src|utm_)[^#]*/, '') ?? null;
}
