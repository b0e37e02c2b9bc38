import { EMBED_CLASS } from '#core/sanitize/attribute-rules';
import { linkTarget } from './link-target';

/** Writes the link in the place of something embedded, whose label isn't text: `[![label](picture)](address)`. */
export const EMBED_RULE = {
  filter: (node: Node) => isLabelledLink(node as Element),
  replacement: (_: string, node: Node) => {
    const link = node as Element;
    const label = escaped(link.getAttribute('title') ?? '');
    const picture = link.querySelector('img')?.getAttribute('src') ?? null;
    const shown = picture === null ? label : `![${label}](${linkTarget(picture)})`;
    return `\n\n[${shown}](${linkTarget(link.getAttribute('href') ?? '')})\n\n`;
  },
} as const;

function isLabelledLink(element: Element): boolean {
  if (element.localName !== 'a' || element.parentElement?.className !== EMBED_CLASS) return false;
  return element.hasAttribute('title') && !/\S/.test(element.textContent);
}

function escaped(label: string): string {
  return label.replace(/\s+/g, ' ').replace(/([\\[\]*_`<$])/g, '\\$1');
}
