import type TurndownService from 'turndown';

const MATH_CODE = 'language-math';

/**
 * Teaches a converter to write formulas as `$…$`, those of a line of their own between `$$`. One without its source in
 * TeX is written as it is, for Markdown may hold markup, and its characters alone would be another formula.
 */
export function addFormulaRules(service: TurndownService): void {
  service.addRule('formula', {
    filter: (node) => node.localName === 'math' && node.hasAttribute('alttext'),
    replacement: (_, node) => {
      const math = node as Element;
      return formula(math.getAttribute('alttext') ?? '', math.getAttribute('display') === 'block');
    },
  });
  service.addRule('formula without source', {
    filter: (node) => node.localName === 'math' && !node.hasAttribute('alttext'),
    replacement: (_, node) => (node as Element).outerHTML,
  });
  service.addRule('formula as code', {
    filter: (node) => node.localName === 'code' && node.className === MATH_CODE,
    replacement: (_, node) => formula(node.textContent, false),
  });
  service.addRule('formula as a block of code', {
    filter: (node) => node.localName === 'pre' && isFormula(node),
    replacement: (_, node) => formula(node.textContent, true),
  });
}

/** Whether dollar signs would be taken for the ends of formulas. */
export function hasFormulas(article: Document): boolean {
  return article.querySelector(`math[alttext], code.${MATH_CODE}`) !== null;
}

function isFormula(block: Element): boolean {
  return block.firstElementChild?.className === MATH_CODE && block.children.length === 1;
}

/**
 * A formula that holds a dollar sign is written as code: the sign would end it, and the rest be read as text or markup.
 * For readers that know no formulas nothing in it may look like a tag; the space changes nothing in TeX.
 */
function formula(tex: string, isDisplay: boolean): string {
  const lines = tex.trim().replace(/\s*\n\s*/g, '\n');
  if (/[$`]/.test(lines)) return isDisplay ? fenced(lines) : inCode(lines.replace(/\s+/g, ' '));
  const source = lines.replace(/<(?=[a-z/!?])/gi, '< ');
  return isDisplay ? `\n\n$$\n${source}\n$$\n\n` : `$${source.replace(/\s+/g, ' ')}$`;
}

/** As GitHub and others know it. */
function fenced(source: string): string {
  const fence = '`'.repeat(Math.max(3, longestTicks(source) + 1));
  return `\n\n${fence}math\n${source}\n${fence}\n\n`;
}

function inCode(source: string): string {
  const ticks = '`'.repeat(longestTicks(source) + 1);
  const isApart = /^`|`$/.test(source);
  return isApart ? `${ticks} ${source} ${ticks}` : `${ticks}${source}${ticks}`;
}

function longestTicks(source: string): number {
  return Math.max(0, ...[...source.matchAll(/`+/g)].map(([ticks]) => ticks.length));
}
