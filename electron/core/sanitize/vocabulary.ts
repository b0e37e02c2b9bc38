const words = (list: string): readonly string[] => list.trim().split(/\s+/);

/** What an article is written with. No controls, no embedded documents, nothing that runs, loads or draws by itself. */
const HTML_TAGS = words(`
  a abbr address article aside b bdi bdo blockquote br caption center cite code col colgroup dd del details dfn div dl
  dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main mark ol p pre q rp rt ruby s
  samp section small span strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr
`);

/**
 * MathML Core, and the older layout elements that Chromium still shows. `annotation` would double the formula's text:
 * its source stands in `alttext`. Nothing in a formula links, loads or runs.
 */
const MATH_TAGS = words(`
  math merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub
  msubsup msup mtable mtd mtext mtr munder munderover semantics
`);

export const ALLOWED_TAGS: readonly string[] = [...HTML_TAGS, ...MATH_TAGS];

/** Not allowed, and what is inside says nothing to a reader. All other elements go but leave their content. */
export const DROPPED_WHOLE: readonly string[] = words(`
  script style template noscript noembed noframes iframe frame frameset object embed applet param portal fencedframe
  svg canvas audio video source track map area picture
  button input select option optgroup datalist textarea meter progress output
  title head base link meta xmp plaintext listing annotation annotation-xml
`);

const TABLE_ATTRIBUTES = words('abbr colspan headers rowspan scope span');
const LIST_ATTRIBUTES = words('reversed start type value');
const MATH_ATTRIBUTES = words(`
  accent accentunder alttext columnalign columnspan depth display displaystyle fence form largeop linethickness lspace
  mathvariant maxsize minsize movablelimits rowalign rspace scriptlevel separator stretchy symmetric voffset
`);

/** What an image that isn't kept leaves in its place, now and in older articles: see `image-places.ts`. */
const PLACE_ATTRIBUTES = words('data-address data-missing role aria-label data-src');

export const ALLOWED_ATTRIBUTES: readonly string[] = [
  ...words('alt class datetime dir height href id lang open src title width'),
  ...TABLE_ATTRIBUTES,
  ...LIST_ATTRIBUTES,
  ...MATH_ATTRIBUTES,
  ...PLACE_ATTRIBUTES,
];
