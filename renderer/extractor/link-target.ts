/** An address as the target of a link, with what would end the target escaped. */
export function linkTarget(address: string): string {
  return address.replace(/[\s()<>\\]/g, (character) =>
    /[()]/.test(character) ? `%${character === '(' ? '28' : '29'}` : encodeURIComponent(character),
  );
}
