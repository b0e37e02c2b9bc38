import TurndownService from 'turndown';
import { VERSE_CLASS } from '#core/sanitize/attribute-rules';
import { PLACE_CLASS, placeLabel, renewPlace } from '#core/sanitize/image-places';
import { EMBED_RULE } from './embed-markdown';
import { FOOTNOTE_RULES, markFootnotes } from './footnote-markdown';
import { addFormulaRules, hasFormulas } from './formula-markdown';
import { addTableRules } from './table-markdown';

/**
 * Writes a sanitised article, parsed into a document of its own, as Markdown (CommonMark, with pipe
 * tables, footnotes and formulas between dollar signs).
 */
export function articleMarkdown(article: Document): string {
  for (const place of article.querySelectorAll(`span.${PLACE_CLASS}`)) renewPlace(place);
  // Where the image is on the web; what came without an address is named as it lies in the article's folder.
  for (const image of article.querySelectorAll('img[data-address]')) {
    image.setAttribute('src', image.getAttribute('data-address') ?? '');
    image.setAttribute('alt', placeLabel(image.getAttribute('alt') ?? ''));
  }
  for (const block of article.querySelectorAll('pre')) {
    if (block.classList.contains(VERSE_CLASS)) breakLines(block);
    else fenceWhole(block);
  }
  const service = converter(hasFormulas(article));
  markFootnotes(article);
  const markdown = service.turndown(article.body).trim();
  return `${markdown}\n`;
}

/** Turndown fences `<pre><code>` only; elsewhere lines of code would run together. */
function fenceWhole(block: HTMLPreElement): void {
  const inner = block.querySelector(':scope > code');
  if (inner !== null && inner.textContent.trim() === block.textContent.trim()) return;
  const code = block.ownerDocument.createElement('code');
  const language = block.getAttribute('class');
  if (language !== null) code.setAttribute('class', language);
  code.textContent = block.textContent;
  block.replaceChildren(code);
}

/** Preformatted verse as a paragraph: its lines end where they did, its indents stay. */
function breakLines(block: HTMLPreElement): void {
  const document = block.ownerDocument;
  const stanzas = block.textContent.replace(/\r\n?/g, '\n').split(/\n[ \t]*\n+/);
  const paragraphs = stanzas
    .filter((stanza) => /\S/.test(stanza))
    .map((stanza) => {
      const paragraph = document.createElement('p');
      stanza
        .replace(/^\n+|\s+$/g, '')
        .split('\n')
        .forEach((line, index) => {
          const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
          if (index > 0) paragraph.append(document.createElement('br'));
          paragraph.append('\u00a0'.repeat(indent), line.trim());
        });
      return paragraph;
    });
  block.replaceWith(...paragraphs);
}

/** @param withFormulas dollar signs in the text are escaped: they would be taken for the ends of formulas */
function converter(withFormulas: boolean): TurndownService {
  const service = new TurndownService({
    headingStyle: 'atx',
    hr: '---',
    bulletListMarker: '-',
    codeBlockStyle: 'fenced',
    emDelimiter: '*',
  });
  addTableRules(service);
  // Without it a power or a note's sign would run into the number before it.
  service.addRule('raised or lowered', {
    filter: ['sup', 'sub'],
    replacement: (content, node) => {
      const name = node.nodeName.toLowerCase();
      return content.trim() === '' ? content : `<${name}>${content}</${name}>`;
    },
  });
  service.addRule('note reference', FOOTNOTE_RULES.reference);
  service.addRule('note definition', FOOTNOTE_RULES.definition);
  service.addRule('embed', EMBED_RULE);
  addFormulaRules(service);
  const escape = service.escape.bind(service);
  service.escape = (text) => {
    // Words that look like a tag are words.
    const escaped = escape(text).replace(/<(?=[a-z/!?])/gi, '\\<');
    return withFormulas ? escaped.replace(/\$/g, '\\$') : escaped;
  };
  return service;
}
