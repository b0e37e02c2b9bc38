import type { Shelf } from '#core/article/shelves';

export const SHELF_NAMES: Readonly<Record<Shelf, string>> = {
  inbox: 'Inbox',
  later: 'Later',
  archive: 'Archive',
};
