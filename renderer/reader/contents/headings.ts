/** A heading of the shown article. */
export interface Heading {
  /** Its place among the headings, from 0. */
  readonly index: number;
  readonly text: string;
  /** How far in it stands, from 0: levels that the article leaves out don't count. */
  readonly depth: number;
  readonly element: HTMLElement;
}

const HEADINGS = 'h1, h2, h3, h4, h5, h6';

/** The headings of an article in order; those without words are left out. */
export function headingsOf(root: HTMLElement): readonly Heading[] {
  const elements = [...root.querySelectorAll<HTMLElement>(HEADINGS)].filter((each) => wordsOf(each) !== '');
  const levels = [...new Set(elements.map(levelOf))].sort((one, other) => one - other);
  return elements.map((element, index) => ({
    index,
    text: wordsOf(element),
    depth: levels.indexOf(levelOf(element)),
    element,
  }));
}

/** The heading of the section that is read: the last that begins above a height of the frame; -1 before the first. */
export function currentHeading(headings: readonly Heading[], y: number): number {
  const after = headings.findIndex(({ element }) => element.getBoundingClientRect().top > y);
  return after === -1 ? headings.length - 1 : after - 1;
}

function levelOf({ localName }: HTMLElement): number {
  return Number(localName.slice(1));
}

function wordsOf({ textContent }: HTMLElement): string {
  return textContent.replace(/\s+/g, ' ').trim();
}
