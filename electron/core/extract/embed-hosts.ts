/** What stands in the place of something embedded: a link, what it is called, and its picture where one is known. */
export interface Embed {
  readonly link: string;
  readonly label: string;
  readonly poster: string | null;
}

interface Host {
  /** Of the address without its scheme and `www.`. */
  readonly match: RegExp;
  /** What it is, as it stands in a label: `video on Vimeo`. */
  readonly what: string;
  /** The page that a reader would open, from the match; absent: the embedded address itself. */
  readonly page?: (match: RegExpExecArray, url: URL) => string | null;
  readonly poster?: (match: RegExpExecArray) => string;
}

const HOSTS: readonly Host[] = [
  {
    match: /^(?:m\.)?youtube(?:-nocookie)?\.com\/embed\/videoseries/,
    what: 'playlist on YouTube',
    page: (_, url) => withParameter('https://www.youtube.com/playlist?list=', url.searchParams.get('list')),
  },
  {
    match:
      /^(?:(?:m\.)?youtube(?:-nocookie)?\.com\/(?:embed\/|v\/|shorts\/|live\/|watch\?v=)|youtu\.be\/)([\w-]{11})/,
    what: 'video on YouTube',
    page: ([, id = '']) => `https://www.youtube.com/watch?v=${id}`,
    poster: ([, id = '']) => `https://i.ytimg.com/vi/${id}/hqdefault.jpg`,
  },
  {
    match: /^(?:player\.)?vimeo\.com\/(?:video\/)?(\d+)/,
    what: 'video on Vimeo',
    page: ([, id = '']) => `https://vimeo.com/${id}`,
  },
  {
    match: /^(?:geo\.)?dailymotion\.com\/(?:embed\/video\/|player\.html\?video=|video\/)(\w+)/,
    what: 'video on Dailymotion',
    page: ([, id = '']) => `https://www.dailymotion.com/video/${id}`,
    poster: ([, id = '']) => `https://www.dailymotion.com/thumbnail/video/${id}`,
  },
  {
    match: /^embed\.ted\.com\/talks\/(\S+)/,
    what: 'talk on TED',
    page: ([, id = '']) => `https://www.ted.com/talks/${id}`,
  },
  {
    match: /^platform\.twitter\.com\/embed\/(?:Tweet\.html|index\.html)\?.*\bid=(\d+)/i,
    what: 'post on X',
    page: ([, id = '']) => `https://x.com/i/status/${id}`,
  },
  {
    match: /^instagram\.com\/(p|reel|tv)\/([\w-]+)\/embed/,
    what: 'post on Instagram',
    page: ([, kind = '', id = '']) => `https://www.instagram.com/${kind}/${id}/`,
  },
  {
    match: /^tiktok\.com\/(?:embed|player)\/(?:v\d\/)?(\d+)/,
    what: 'video on TikTok',
    page: ([, id = '']) => `https://www.tiktok.com/@/video/${id}`,
  },
  {
    match: /^facebook\.com\/plugins\/video\.php/,
    what: 'video on Facebook',
    page: (_, url) => url.searchParams.get('href'),
  },
  {
    match: /^facebook\.com\/plugins\/post\.php/,
    what: 'post on Facebook',
    page: (_, url) => url.searchParams.get('href'),
  },
  {
    match: /^open\.spotify\.com\/embed(?:-podcast)?\/(\S+)/,
    what: 'recording on Spotify',
    page: ([, rest = '']) => `https://open.spotify.com/${rest}`,
  },
  {
    match: /^w\.soundcloud\.com\/player/,
    what: 'recording on SoundCloud',
    page: (_, url) => url.searchParams.get('url'),
  },
  {
    match: /^codepen\.io\/([^/]+)\/embed\/(?:preview\/)?([^/?]+)/,
    what: 'example on CodePen',
    page: ([, who = '', id = '']) => `https://codepen.io/${who}/pen/${id}`,
  },
  { match: /^(?:maps\.google\.|google\.)[a-z.]+\/maps/, what: 'map on Google Maps' },
  { match: /^openstreetmap\.org\/export\/embed/, what: 'map on OpenStreetMap' },
];

/** Advertisements, counters, buttons and log-ins: nothing that belongs to an article. */
const NOT_CONTENT =
  /(?:^|\.)(?:googletagmanager|doubleclick|googlesyndication|google-analytics|amazon-adsystem|adservice\.google|recaptcha|disqus|addthis|sharethis|outbrain|taboola|criteo|adnxs|scorecardresearch|quantserve|teads|livefyre|gravatar|apis\.google|accounts\.google|googleadservices|2mdn|spotxchange|smartadserver|adform|rubiconproject|moatads|krxd)\b|^facebook\.com\/(?:plugins\/(?:like|share|follow|page|likebox|comments|login)|tr\b|v\d)|^platform\.twitter\.com\/(?:widgets|jot)|\/recaptcha\/|^(?:google|[a-z-]*ads?\d*)\.[a-z.]+\/(?:recaptcha|ads?)|(?:newsletter|subscribe|sign-?up|\/ads?\/|banner|advert|comments?\b|share)/i;
/** Titles that say nothing but what the thing is. */
const EMPTY_TITLE =
  /^(?:youtube(?: video)?(?: player)?|vimeo(?:[ -]video)?(?:[ -]player)?|video(?: player)?|embedded (?:content|video|post)|iframe|embed|untitled|player|spotify embed.*|(?:x|twitter) (?:post|tweet)|google maps?|dailymotion video player)$/i;

/**
 * What an embedded document is to a reader.
 * @param address absolute
 * @param title what the page calls it, perhaps empty
 * @returns null for what is no content, and for what isn't on the web
 */
export function embedAt(address: string, title: string): Embed | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  const plain = `${url.hostname.replace(/^www\./, '')}${url.pathname}${url.search}`;
  for (const host of HOSTS) {
    const match = host.match.exec(plain);
    if (match === null) continue;
    const page = host.page?.(match, url) ?? null;
    const link = page !== null && /^https?:\/\//.test(page) ? page : address;
    return { link, label: labelled(host.what, title), poster: host.poster?.(match) ?? null };
  }
  if (NOT_CONTENT.test(plain)) return null;
  return {
    link: address,
    label: labelled(`embedded page on ${url.hostname.replace(/^www\./, '')}`, title),
    poster: null,
  };
}

/** “The tide mill (video on Vimeo)”, or “Video on Vimeo” for what has no title. */
export function labelled(what: string, title: string): string {
  const given = title.replace(/\s+/g, ' ').trim();
  if (given === '' || EMPTY_TITLE.test(given)) return `${what.charAt(0).toUpperCase()}${what.slice(1)}`;
  return `${given} (${what})`;
}

function withParameter(address: string, value: string | null): string | null {
  return value === null ? null : `${address}${encodeURIComponent(value)}`;
}
