import { EMBED_CLASS } from '../sanitize/attribute-rules';
import { labelledLink } from './labelled-link';
import { embedAt, labelled, type Embed } from './embed-hosts';
import { absolute, webAddress, type PageBase } from './page-links';

const FRAME_SOURCES = ['src', 'data-src', 'data-lazy-src', 'data-litespeed-src', 'data-cmp-src'];
const FRAMES = 'iframe, embed[src], object[data]';
const MEDIA = 'video, audio, amp-video';
const LITE_PLAYERS =
  'lite-youtube[videoid], lite-vimeo[videoid], amp-youtube[data-videoid], amp-vimeo[data-videoid]';
/** Shorter or narrower than this a frame shows nothing: pixels, CSS. */
const SMALLEST_FRAME = 60;

/**
 * Puts a labelled link with a picture into the place of what a saved page can't play: frames, players, videos and
 * recordings. Frames that are no content stay as they are, for nobody keeps them.
 */
export function settleEmbeds(document: Document, at: PageBase): void {
  // One look for all of them: pages are long, and most have none.
  for (const element of document.querySelectorAll(`${FRAMES}, ${MEDIA}, ${LITE_PLAYERS}`)) {
    if (element.matches(FRAMES)) settleFrame(element, at);
    else if (element.matches(MEDIA)) settleMedia(element, at);
    else settleLitePlayer(element);
  }
}

function settleFrame(frame: Element, at: PageBase): void {
  if (isUnseen(frame) || !frame.isConnected) return;
  const title = frame.getAttribute('title') ?? frame.getAttribute('aria-label') ?? '';
  for (const name of [...FRAME_SOURCES, 'data']) {
    const source = addressIn(frame, name, at);
    const embed = source === null ? null : embedAt(source, title);
    if (embed === null) continue;
    put(frame, embed);
    return;
  }
}

/** An empty attribute is no address, though it resolves to the page's own. */
function addressIn(element: Element, name: string, at: PageBase): string | null {
  const given = element.getAttribute(name)?.trim() ?? '';
  return given === '' ? null : webAddress(given, at.base);
}

function isUnseen(frame: Element): boolean {
  const style = frame.getAttribute('style') ?? '';
  if (frame.hasAttribute('hidden') || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)) return true;
  return ['width', 'height'].some((name) => {
    const given = frame.getAttribute(name) ?? '';
    return /^\d+(?:px)?$/.test(given) && Number.parseInt(given, 10) < SMALLEST_FRAME;
  });
}

function settleLitePlayer(player: Element): void {
  const id = player.getAttribute('videoid') ?? player.getAttribute('data-videoid') ?? '';
  const host = player.localName.endsWith('vimeo') ? 'https://vimeo.com/' : 'https://youtu.be/';
  const title =
    player.getAttribute('playlabel') ?? player.getAttribute('title') ?? player.getAttribute('videotitle');
  const embed = embedAt(`${host}${encodeURIComponent(id)}`, (title ?? '').replace(/^Play:?\s+/i, ''));
  if (embed !== null) put(player, embed);
}

function settleMedia(media: Element, at: PageBase): void {
  if (!media.isConnected) return;
  const found = [media, ...media.querySelectorAll('source')]
    .map((each) => addressIn(each, 'src', at) ?? addressIn(each, 'data-src', at))
    .find((source) => source !== null);
  // A player that gets its film from a script is to be had on the page itself.
  const link = found ?? at.page;
  const poster = absolute(media.getAttribute('poster') ?? media.getAttribute('data-poster') ?? '', at);
  if (link === null || (found === undefined && poster === null)) return;
  const title = media.getAttribute('title') ?? media.getAttribute('aria-label') ?? '';
  put(media, { link, label: labelled(media.localName === 'audio' ? 'recording' : 'video', title), poster });
}

/** Takes the boxes with it that only hold the frame's proportions. No figure may stand inside a paragraph. */
function put(frame: Element, embed: Embed): void {
  const document = frame.ownerDocument;
  const figure = document.createElement('figure');
  figure.setAttribute('class', EMBED_CLASS);
  const link = labelledLink(document, embed.link, embed.label);
  figure.append(link);
  if (embed.poster !== null) {
    const picture = document.createElement('img');
    picture.setAttribute('src', embed.poster);
    picture.setAttribute('alt', embed.label);
    link.append(picture);
  }
  let place = frame;
  while (place.parentElement !== null && isBoxOf(place.parentElement, place)) place = place.parentElement;
  const paragraph = place.closest('p');
  if (paragraph !== null && paragraph !== place) {
    place.remove();
    paragraph.after(figure);
  } else place.replaceWith(figure);
}

function isBoxOf(parent: Element, child: Element): boolean {
  if (!/^(?:div|p|span|center)$/.test(parent.localName)) return false;
  // In this order: the text of a long parent takes time, and there may be many frames in it.
  return parent.children.length === 1 && parent.textContent.trim() === child.textContent.trim();
}
