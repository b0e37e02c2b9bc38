import { codeLanguage } from './code-language';

/** Line numbers, and buttons that scripts would have served. */
const GUTTER =
  '.gutter, .rouge-gutter, .linenos, .linenodiv, .lineno, .linenumber, .line-number, .blob-num, .hljs-ln-numbers, ' +
  '.lnt, .ln, .line-numbers-rows, .crayon-nums, .react-syntax-highlighter-line-number, button, .copy-button, ' +
  '.copybtn, .toolbar-item';
/** A table that lays code out beside its numbers. */
const NUMBERED =
  'table:has(.gutter, .rouge-gutter, .linenos, .lineno, .blob-num, .hljs-ln-numbers, .lnt, .crayon-nums)';
const AROUND_TABLE = 'pre, .highlight, .codehilite, .syntaxhighlighter, .crayon-syntax, figure';
const CODE_CLASS =
  /(?:^|[\s_-])(?:highlight|hljs|prism|shiki|chroma|sourcecode|code|codehilite|prettyprint|brush:|language|lang)/i;
const LINES = new Set(['div', 'p', 'li', 'tr', 'table', 'pre']);

/**
 * Gives every block of code one form, `<pre><code class="language-x">` with nothing but its text: no tables around line
 * numbers, no spans of a highlighter. Preformatted text that isn't code keeps its links.
 */
export function settleCode(document: Document): void {
  for (const table of document.querySelectorAll(NUMBERED)) {
    // A table of figures may have a column called a gutter; only preformatted text is code.
    if (table.isConnected && holdsCode(table)) settleTable(table);
  }
  for (const block of document.querySelectorAll('pre')) {
    if (!isVersePre(block)) settleBlock(block);
  }
}

/** Verse is often preformatted: its lines are the author's, but it isn't code. */
export function isVersePre(block: Element): boolean {
  return /(?:^|[\s_-])(?:verse|poem|poetry|stanza)(?:[\s_-]|$)/i.test(block.getAttribute('class') ?? '');
}

function holdsCode(table: Element): boolean {
  return (
    table.querySelector('pre, code, .blob-code, .line') !== null || table.closest('pre, .highlight') !== null
  );
}

function settleTable(table: Element): void {
  const outer = table.closest(AROUND_TABLE) ?? table;
  const language = codeLanguage(outer) ?? codeLanguage(table);
  const block = table.ownerDocument.createElement('pre');
  const text = linesOf(table);
  if (text.trim() === '') return;
  fill(block, text, language);
  const caption = outer.querySelector('figcaption');
  const onlyCode = outer !== table && outer.querySelectorAll('table').length > 1;
  (onlyCode ? table : outer).replaceWith(...(caption === null || onlyCode ? [] : captionOf(caption)), block);
}

function captionOf(caption: Element): readonly Element[] {
  const line = caption.ownerDocument.createElement('p');
  line.append(...caption.childNodes);
  return /\S/.test(line.textContent) ? [line] : [];
}

function settleBlock(block: Element): void {
  const language = codeLanguage(block);
  const isCode = language !== null || isMarkedAsCode(block);
  for (const part of block.querySelectorAll(GUTTER)) part.remove();
  if (!isCode || block.querySelector('img') !== null) return;
  const text = linesOf(block);
  if (/\S/.test(text)) fill(block, text, language);
}

function isMarkedAsCode(block: Element): boolean {
  const inner = block.querySelector('code');
  const holdsAll = inner !== null && inner.textContent.trim() === block.textContent.trim();
  return (
    holdsAll ||
    block.querySelectorAll('code').length > 1 ||
    CODE_CLASS.test(block.getAttribute('class') ?? '')
  );
}

function fill(block: Element, text: string, language: string | null): void {
  const code = block.ownerDocument.createElement('code');
  if (language !== null) code.setAttribute('class', `language-${language}`);
  code.textContent = text.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
  block.replaceChildren(code);
  block.removeAttribute('class');
}

/** The text of code, in which a line may be an element or end in a `<br>`. */
function linesOf(root: Element): string {
  let text = '';
  const breakLine = (): void => {
    if (text !== '' && !text.endsWith('\n')) text += '\n';
  };
  const read = (node: Node): void => {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) text += laidOut(child) ? '' : (child.nodeValue ?? '');
      if (child.nodeType !== 1) continue;
      const element = child as Element;
      if (element.matches(GUTTER)) continue;
      if (element.localName === 'br') {
        text += '\n';
        continue;
      }
      const isLine = LINES.has(element.localName);
      if (isLine) breakLine();
      const before = text.length;
      read(element);
      if (!isLine) continue;
      // An empty line is a line too.
      if (text.length === before && element.localName !== 'table') text += '\n';
      else breakLine();
    }
  };
  read(root);
  return text.replace(/\r\n?/g, '\n').replace(/\u00a0/g, ' ');
}

/** White space between the rows and cells of a table is the page's, not the code's. */
function laidOut(node: Node): boolean {
  return /^(?:table|tbody|thead|tr|ol|ul)$/.test(node.parentElement?.localName ?? '');
}
