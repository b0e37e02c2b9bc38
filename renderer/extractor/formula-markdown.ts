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

function formula(tex: string, isDisplay: boolean): string {
  const source = tex.trim();
  return isDisplay ? `\n\n$$\n${source}\n$$\n\n` : `$${source.replace(/\s+/g, ' ')}$`;
}
