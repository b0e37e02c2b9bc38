/** How tall the article's frame has to be so that nothing in it scrolls, in whole CSS pixels. */
export function frameHeightFor({ body }: Document): number {
  return Math.ceil(body.getBoundingClientRect().height);
}
