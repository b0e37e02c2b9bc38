/** Where an article stands in the library. Apart from its schema, so that the window's bundle needs none. */
export const SHELVES = ['inbox', 'later', 'archive'] as const;
export type Shelf = (typeof SHELVES)[number];
