import type { Shelf } from '#core/article/article';

export const SHELF_NAMES: Readonly<Record<Shelf, string>> = {
  inbox: 'Inbox',
  later: 'Later',
  archive: 'Archive',
};
