/** Most that one article may fetch, its page and its images together, in bytes after decompression. */
export const LARGEST_ARTICLE = 200_000_000;

/** What an article may still fetch. One object goes through all its requests. */
export interface Budget {
  readonly left: number;
  /** Takes so many bytes off; false, and nothing taken, when there aren't as many left. */
  take(bytes: number): boolean;
}

/** @param limit in bytes */
export function createBudget(limit: number = LARGEST_ARTICLE): Budget {
  let left = limit;
  return {
    get left() {
      return left;
    },
    take(bytes) {
      if (bytes > left) return false;
      left -= bytes;
      return true;
    },
  };
}
