/** mark.js as its author wrote it: the built file hides the class, so that nothing of it can be replaced. */
declare module 'mark.js/src/lib/mark.js' {
  interface MarkOptions {
    readonly element: string;
    readonly className: string;
  }
  export interface MarkRange {
    readonly start: number;
    readonly length: number;
  }

  /** Where to wrap next, in the text that isn't wrapped yet. */
  export interface WantedRange {
    readonly start: number;
    readonly end: number;
    readonly valid: boolean;
  }

  class Mark {
    constructor(context: Element);
    protected ctx: Element;
    protected get opt(): MarkOptions;
    /** How it goes through the nodes under its context. */
    get iterator(): {
      forEachNode(
        whatToShow: number,
        each: (node: Node) => void,
        filter: (node: Node) => number,
        done?: () => void,
      ): void;
    };
    /** Whether and where a range is to be wrapped. */
    checkWhitespaceRanges(range: MarkRange, textLength: number, rest: string): WantedRange;
    /** How it makes a mark; gives the text after it. */
    wrapRangeInTextNode(node: Text, start: number, end: number): Text;
    /** Sorts the ranges by start. `filter` is asked right before each is wrapped; `index`: the range's, when sorted. */
    markRanges(
      ranges: readonly MarkRange[],
      options: MarkOptions & {
        readonly filter: (node: Node, range: MarkRange, words: string, index: number) => boolean;
      },
    ): void;
    unmark(options: MarkOptions): void;
  }
  export { Mark as default };
}
