declare const rawHtml: unique symbol;
declare const safeHtml: unique symbol;

/** Markup from outside. It may hold anything and is only ever parsed inert. */
export type RawHtml = string & { readonly [rawHtml]: true };

/**
 * Markup that went through `core/sanitize`. Only that module makes it, with one exception: the store, which reads
 * back what it was given as `SafeHtml`; the reader sanitises it again before it is shown.
 */
export type SafeHtml = string & { readonly [safeHtml]: true };

export function asRawHtml(markup: string): RawHtml {
  return markup as RawHtml;
}
