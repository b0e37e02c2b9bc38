/** What a menu item or a key asks of the window. The menu in main and the keys in the renderer share this list. */
export const MENU_ACTIONS = [
  'save-address',
  'save-files',
  'save-clipboard',
  'export-notes',
  'show-trash',
  'show-backups',
  'back-up-now',
  'export-library',
  'import-library',
  'check-library',
  'move-to-inbox',
  'keep-for-later',
  'archive-article',
  'delete-article',
  'undo',
  'redo',
  'highlight',
  'note',
  'next-highlight',
  'previous-highlight',
  'select-sentence',
  'show-help',
] as const;

export type MenuAction = (typeof MENU_ACTIONS)[number];
