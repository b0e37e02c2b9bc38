import type { CommandName } from '#core/commands';
import type { ActionName } from './actions';
import type { QueryName } from './calls';
import type { EventName } from './events';

// The preload builds its functions from these lists and must stay small and free of schemas, so the names stand here
// once more; the `satisfies` and the test of this file keep them the same as the schemas' keys.
export const COMMAND_NAMES = [
  'article.save',
  'article.refetch',
  'article.fold',
  'article.unfold',
  'article.show-version',
  'article.fetch-assets',
  'article.annotate',
  'article.progress',
  'article.shelve',
  'article.delete',
  'article.restore',
  'highlight.add',
  'highlight.edit',
  'highlight.attach',
  'highlight.reattach',
  'highlight.remove',
  'highlight.restore',
  'trash.empty',
  'library.backup',
  'library.restore',
  'library.merge',
  'library.repair',
] as const satisfies readonly CommandName[];

export const QUERY_NAMES = [
  'article.list',
  'article.page',
  'article.view',
  'library.opening',
  'article.read',
  'article.note',
  'article.versions',
  'article.difference',
  'article.log',
  'article.images',
  'highlight.list',
  'highlight.places',
  'tag.list',
  'notes.export',
  'article.markdown',
  'trash.list',
  'backup.list',
  'backup.others',
  'backup.compare',
  'merge.plan',
  'library.verify',
  'library.archive',
] as const satisfies readonly QueryName[];

export const ACTION_NAMES = [
  'files.choose',
  'clipboard.save',
  'addresses.save',
  'typing.undo',
  'typing.redo',
  'capture.cancel',
  'notes.exportToFile',
  'article.print',
  'article.saveAsPdf',
  'archive.export',
  'archive.choose',
  'backup.choose',
  'archive.merge',
  'task.cancel',
  'folder.show',
  'link.open',
  'caret.read',
  'caret.set',
  'reading.change',
  'aloud.read',
  'aloud.set',
  'window.ready',
] as const satisfies readonly ActionName[];

export const DROPPED_FILES_CHANNEL = 'files.dropped';

/** The IPC channel of each kind of call; kinds can't collide. */
export const channelOf = {
  command: (name: CommandName): string => `command:${name}`,
  query: (name: QueryName): string => `query:${name}`,
  action: (name: ActionName): string => `action:${name}`,
  event: (name: EventName): string => `event:${name}`,
} as const;
