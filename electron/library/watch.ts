/** How a long piece of work is followed and stopped. */
export interface Watch {
  /** @param total - null while it isn't known; both count in whatever the work says it does (articles, files) */
  readonly onProgress: (done: number, total: number | null) => void;
  /** Aborted: the work ends as soon as it can, with `cancelled`. */
  readonly signal: AbortSignal;
}
