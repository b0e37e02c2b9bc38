/** What the links of a page's end are called, as they come along when a page is copied as text. Lower case. */
const NAMES = new Set([
  ...'facebook twitter x instagram youtube rss linkedin pinterest whatsapp tiktok mastodon bluesky threads'.split(
    ' ',
  ),
  ...'telegram reddit snapchat tumblr flipboard vk xing line wechat weibo signal messenger discord pocket'.split(
    ' ',
  ),
  ...'instapaper medium flickr vimeo spotify soundcloud twitch email e-mail mail print share tweet'.split(
    ' ',
  ),
  ...'newsletter newsletters podcast podcasts atom feed link copy save subscribe comments comment sms'.split(
    ' ',
  ),
  ...[
    'apple news',
    'google news',
    'google plus',
    'google+',
    'hacker news',
    'x (formerly twitter)',
    'rss feed',
  ],
  ...[
    'rss feeds',
    'copy link',
    'copy url',
    'share this',
    'share this article',
    'share this page',
    'share article',
  ],
  ...[
    'print this page',
    'print article',
    'email this',
    'follow us',
    'sign up',
    'you tube',
    'linked in',
    'web feed',
  ],
  ...[
    'apple podcasts',
    'google podcasts',
    'add a comment',
    'leave a comment',
    'post a comment',
    'advertisement',
  ],
]);

const LEAD =
  /^(?:share|follow|join|find|like|save|send|post|pin|tweet|view|subscribe)(?: (?:this|us|me|it))?(?: (?:on|to|via|by|at|in|with))? /;
const DECORATION = /^[\s•·*|>\-–—]+|[\s•·*|:.…\-–—]+$/g;

/**
 * Whether a whole line is nothing but such links: one name, `Share on Facebook`, or several names in a row. A name
 * inside a sentence is never one.
 */
export function isSocialLeftover(line: string): boolean {
  const bare = line.toLowerCase().replace(DECORATION, '').replace(/\s+/g, ' ');
  if (bare === '') return line.trim() !== '';
  if (isName(bare)) return true;
  const parts = bare.split(/\s*[|·•,/]\s*/);
  if (parts.length > 1) return parts.every((part) => part === '' || isName(part));
  const words = bare.split(' ');
  return words.length > 1 && words.every((word) => NAMES.has(word));
}

function isName(words: string): boolean {
  return NAMES.has(words) || NAMES.has(words.replace(LEAD, ''));
}
