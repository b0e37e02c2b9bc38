const ANY = '.katex, mjx-container, .mwe-math-element, math, script[type^="math/"]';
/** What MathJax 2 leaves before the script that holds a formula's source. */
const DRAWN = /(?:^|\s)(?:MathJax\w*|mjx-chtml)(?:\s|$)/;
const ENCODED_TEX =
  'annotation[encoding="application/x-tex"], annotation[encoding="LaTeX"], annotation[encoding="TeX"]';

/**
 * Keeps every formula once, as MathML with its TeX source in `alttext`, and drops what a library drew for the eye
 * beside it: KaTeX, MathJax 2 to 4, MediaWiki and bare MathML. A formula of which there is only TeX becomes
 * `<code class="language-math">`, the name that Markdown knows it by.
 */
export function settleFormulas(document: Document): void {
  if (document.querySelector(ANY) === null) return;
  for (const script of document.querySelectorAll('script[type^="math/"]')) settleScript(script);
  for (const box of document.querySelectorAll('mjx-container')) settleContainer(box);
  for (const box of document.querySelectorAll('.katex-display, .katex, .mwe-math-element')) {
    if (box.isConnected) settleBox(box);
  }
  for (const math of document.querySelectorAll('math')) tidy(math, null, false);
}

function settleBox(box: Element): void {
  const math = box.querySelector('math');
  if (math === null) {
    // Without MathML what was drawn is all there is; hidden from ears it would be taken out.
    for (const hidden of box.querySelectorAll('[aria-hidden]')) hidden.removeAttribute('aria-hidden');
    return;
  }
  tidy(math, null, box.matches('.katex-display') || box.querySelector('.mwe-math-mathml-display') !== null);
  box.replaceWith(math);
}

function settleContainer(box: Element): void {
  const tex =
    box.getAttribute('data-latex') ?? box.querySelector('[data-latex]')?.getAttribute('data-latex') ?? null;
  const isDisplay = box.getAttribute('display') === 'true' || box.getAttribute('display') === 'block';
  const math = box.querySelector('math');
  if (math !== null) {
    tidy(math, tex, isDisplay);
    box.replaceWith(math);
    return;
  }
  const spoken =
    box.getAttribute('aria-label') ?? box.querySelector('[aria-label]')?.getAttribute('aria-label') ?? '';
  if (tex !== null) box.replaceWith(texAsCode(box.ownerDocument, tex, isDisplay));
  else if (spoken.trim() !== '') box.replaceWith(spoken.trim());
}

function settleScript(script: Element): void {
  const type = script.getAttribute('type') ?? '';
  const isDisplay = type.includes('mode=display');
  let math: Element | null = null;
  for (let drawn = script.previousElementSibling; drawn !== null && isDrawn(drawn, script);) {
    math ??= drawn.querySelector('math') ?? parsedMath(drawn, '[data-mathml]');
    const before = drawn.previousElementSibling;
    drawn.remove();
    drawn = before;
  }
  const source = script.textContent.replace(/^\s*%?\s*<!\[CDATA\[|%?\s*\]\]>\s*$/g, '').trim();
  const isMathMl = type.startsWith('math/mml');
  if (isMathMl) math ??= mathIn(script.ownerDocument, source);
  if (math !== null) {
    tidy(math, isMathMl ? null : source, isDisplay);
    script.replaceWith(math);
  } else if (source !== '' && !isMathMl) {
    script.replaceWith(texAsCode(script.ownerDocument, source, isDisplay));
  }
}

/** Only white space may stand between: what comes before words is another formula. */
function isDrawn(drawn: Element, script: Element): boolean {
  const next = drawn.nextSibling;
  const near = next === script || (next?.nodeType === 3 && !/\S/.test(next.nodeValue ?? ''));
  return near && DRAWN.test(drawn.getAttribute('class') ?? '');
}

function parsedMath(drawn: Element, selector: string): Element | null {
  const holder = drawn.matches(selector) ? drawn : drawn.querySelector(selector);
  const markup = holder?.getAttribute('data-mathml') ?? null;
  return markup === null ? null : mathIn(drawn.ownerDocument, markup);
}

/** Parsed inert, like the page. */
function mathIn(document: Document, markup: string): Element | null {
  const range = document.createRange();
  range.selectNodeContents(document.body);
  return range.createContextualFragment(markup).querySelector('math');
}

/** @param tex the source, where it stands elsewhere than in the formula */
function tidy(math: Element, tex: string | null, isDisplay: boolean): void {
  const written = tex ?? math.querySelector(ENCODED_TEX)?.textContent ?? math.getAttribute('alttext');
  for (const note of math.querySelectorAll('annotation, annotation-xml')) note.remove();
  math.removeAttribute('style');
  const source = written === null ? '' : withoutStyle(written);
  if (source !== '') math.setAttribute('alttext', source);
  if (isDisplay) math.setAttribute('display', 'block');
}

/** MediaWiki wraps each formula in `{\displaystyle …}`. */
function withoutStyle(tex: string): string {
  const trimmed = tex.trim();
  return (/^\{\\(?:display|text)style\s+([\s\S]*)\}$/.exec(trimmed)?.[1] ?? trimmed).trim();
}

function texAsCode(document: Document, tex: string, isDisplay: boolean): Element {
  const code = document.createElement('code');
  code.setAttribute('class', 'language-math');
  code.textContent = tex.trim();
  if (!isDisplay) return code;
  const block = document.createElement('pre');
  block.append(code);
  return block;
}
