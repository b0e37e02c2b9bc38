import type { CopyFormat } from '#core/export/quote-copies';

interface CopyName {
  /** In a menu under "Copy". */
  readonly label: string;
  readonly key: string;
  /** What is in the clipboard then, at the start of a sentence. */
  readonly copied: string;
}

export const COPY_NAMES: Readonly<Record<CopyFormat, CopyName>> = {
  quote: { label: 'Quote', key: 'C', copied: 'Quote' },
  citation: { label: 'With citation', key: 'Shift+C', copied: 'Quote with citation' },
  markdown: { label: 'As Markdown', key: 'Shift+M', copied: 'Markdown' },
  html: { label: 'As HTML', key: 'Shift+H', copied: 'HTML' },
  link: { label: 'Link to the passage', key: 'Shift+L', copied: 'Link to the passage' },
};
