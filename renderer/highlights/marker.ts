import Mark, { type MarkRange, type WantedRange } from 'mark.js/src/lib/mark.js';
import { PAINTED } from './ink';

const MADE = { element: 'mark', className: PAINTED } as const;

/**
 * mark.js with three of its ways replaced, for speed in long articles and for white space. It finds the text node of a
 * range, keeps count while they are split, and takes its marks out again.
 */
export class Marker extends Mark {
  private make: () => HTMLElement = () => document.createElement('mark');

  /** One for all elements: each that is made reads what browser it is in. */
  constructor() {
    super(document.body);
  }

  /**
   * Wraps ranges of an element's text, which are in order and don't overlap.
   *
   * @param make - a mark of the frame's document for the range of this index, complete: once it stands there, each
   *   change of it costs more. It carries `data-markjs`, by which mark.js knows its own
   */
  put(element: Element, ranges: readonly MarkRange[], make: (index: number) => HTMLElement): void {
    this.ctx = element;
    const filter = (_text: Node, _range: MarkRange, _words: string, index: number): boolean => {
      this.make = () => make(index);
      return true;
    };
    // Bare ones: it writes them all out for a log that nobody reads.
    const bare = ranges.map(({ start, length }) => ({ start, length }));
    this.markRanges(bare, { ...MADE, filter });
  }

  /** Takes all marks that were put into an element out again. */
  takeOut(element: Element): void {
    this.ctx = element;
    this.unmark(MADE);
  }

  /**
   * Its own leaves a NodeIterator behind at each call, and every change of the document after that adjusts them all
   * until they are collected: painting thousands of chunks costs their square.
   */
  override get iterator() {
    const { ctx } = this;
    return {
      forEachNode(
        whatToShow: number,
        each: (node: Node) => void,
        filter: (node: Node) => number,
        done?: () => void,
      ): void {
        for (const node of nodesUnder(ctx, whatToShow)) {
          // Its filter of texts leaves out what is in no article, for the price of five selectors a text.
          if (whatToShow === NodeFilter.SHOW_TEXT || filter(node) === NodeFilter.FILTER_ACCEPT) each(node);
        }
        done?.();
      },
    };
  }

  /** Its own leaves out a range of nothing but white space: the space between two words that are marked in two inks. */
  override checkWhitespaceRanges(range: MarkRange, textLength: number, rest: string): WantedRange {
    // What was wrapped before is gone from the text that it still counts in.
    const start = range.start - (textLength - rest.length);
    return { start, end: start + range.length, valid: true };
  }

  /**
   * Its own makes the mark in the window's document, to be moved into the frame's, and copies the words into it.
   * Gives the text after the mark, which mark.js goes on with; it may be empty.
   */
  override wrapRangeInTextNode(node: Text, start: number, end: number): Text {
    const words = start === 0 ? node : node.splitText(start);
    const rest = words.splitText(end - start);
    const mark = this.make();
    words.replaceWith(mark);
    mark.append(words);
    return rest;
  }
}

/** All at once: what is done with them changes the tree. */
function nodesUnder(context: Element, whatToShow: number): readonly Node[] {
  const walker = context.ownerDocument.createTreeWalker(context, whatToShow);
  const nodes: Node[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) nodes.push(node);
  return nodes;
}
