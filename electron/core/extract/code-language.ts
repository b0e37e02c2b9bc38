const MARKED = /(?:^|\s)(?:language|lang|brush:|highlight-(?:source|text))[-:]?\s*([\w+#.-]+)/i;
/** Where pages write a language out. */
const ATTRIBUTES = ['data-lang', 'data-language', 'data-code-language', 'data-highlight-language', 'lang'];
/** Highlighters whose class stands beside a bare language: `sourceCode python`, `highlight ruby`, `hljs rust`. */
const HIGHLIGHTERS = new Set([
  'sourcecode',
  'highlight',
  'hljs',
  'codehilite',
  'syntaxhighlighter',
  'prettyprint',
]);
/** What such classes say beside a language. */
const NOT_A_LANGUAGE =
  /^(?:sourcecode|highlight(?:er.*|ed|table)?|hljs.*|codehilite|syntaxhighlighter|prettyprint.*|prettify|notranslate|linenums.*|line-?numbers?.*|number.*|chroma|code.*|wrap.*|literal.*|line-?wrap.*|copy.*|shiki.*|prism.*|has-.*|is-.*|wp-.*|ie|nogutter|theme.*|github.*|scroll.*|rounded.*|javadoc|border.*|with.*|notoolbar)$/i;
/** Sphinx: `<div class="highlight-python notranslate">`. */
const SPHINX = /(?:^|\s)highlight-([\w+#.]+)(?:\s|$)/i;
const NONE =
  /^(?:none|text|txt|plain|plain-?text|no-?highlight|undefined|null|auto|default|code|output|basic)$/;
const NAME = /^[\w+#.-]{1,40}$/;
/** A language stands on the code, on its block, or on a wrapper or two around them. */
const WRAPPERS = 3;

/** The language of a piece of code as its page names it, lower case; null when it doesn't. */
export function codeLanguage(block: Element): string | null {
  const inner = block.querySelector('code, [class*="language-"]');
  const chain: Element[] = inner === null ? [block] : [inner, block];
  let around = block.parentElement;
  for (let level = 0; level < WRAPPERS && isWrapper(around); level += 1) {
    chain.push(around);
    around = around.parentElement;
  }
  for (const element of chain) {
    const language = namedOn(element);
    if (language !== null) return language;
  }
  return null;
}

function namedOn(element: Element): string | null {
  const classes = element.getAttribute('class') ?? '';
  const written = ATTRIBUTES.map((name) => (name === 'lang' ? langOf(element) : element.getAttribute(name)));
  const given = [
    MARKED.exec(classes)?.[1],
    SPHINX.exec(classes)?.[1],
    ...written,
    besideHighlighter(classes),
  ];
  const found = given.find((name) => typeof name === 'string' && NAME.test(name))?.toLowerCase();
  return found === undefined || NONE.test(found) ? null : found;
}

/** `<pre lang="php">` names a programming language; on anything else `lang` is the language of the words. */
function langOf(element: Element): string | null {
  return element.localName === 'pre' ? element.getAttribute('lang') : null;
}

function besideHighlighter(classes: string): string | undefined {
  const names = classes.split(/\s+/).filter((name) => name !== '');
  if (!names.some((name) => HIGHLIGHTERS.has(name.toLowerCase()))) return undefined;
  const others = names.filter((name) => !NOT_A_LANGUAGE.test(name));
  return others.length === 1 ? others[0] : undefined;
}

function isWrapper(element: Element | null): element is Element {
  return element !== null && /^(?:div|figure|td|tr|tbody|table|section|span)$/.test(element.localName);
}
