import type { CliCommand, CommandDescription } from './command';
import { archive } from './commands/archive';
import { assets } from './commands/assets';
import { attach } from './commands/attach';
import { backup } from './commands/backup';
import { backups } from './commands/backups';
import { deleteCommand } from './commands/delete';
import { edit } from './commands/edit';
import { emptyTrash } from './commands/empty-trash';
import { exportCommand } from './commands/export';
import { extract } from './commands/extract';
import { fold } from './commands/fold';
import { highlight } from './commands/highlight';
import { highlights } from './commands/highlights';
import { list } from './commands/list';
import { log } from './commands/log';
import { merge } from './commands/merge';
import { note } from './commands/note';
import { pdf } from './commands/pdf';
import { refetch } from './commands/refetch';
import { remove } from './commands/remove';
import { restore } from './commands/restore';
import { save } from './commands/save';
import { shelve } from './commands/shelve';
import { show } from './commands/show';
import { tags } from './commands/tags';
import { trash } from './commands/trash';
import { verify } from './commands/verify';
import { versions } from './commands/versions';

/** Every command that gives one result, in the order of the help. */
export const COMMANDS: readonly CliCommand[] = [
  save,
  extract,
  list,
  show,
  refetch,
  fold,
  versions,
  log,
  assets,
  highlight,
  highlights,
  edit,
  attach,
  tags,
  remove,
  note,
  exportCommand,
  pdf,
  shelve,
  deleteCommand,
  trash,
  restore,
  emptyTrash,
  backup,
  backups,
  merge,
  archive,
  verify,
];

/** Reads many commands from standard input; it stands beside the others, whose results it gives. */
export const BATCH: CommandDescription = {
  name: 'batch',
  summary: 'Carry out the commands that come on standard input, one JSON object a line',
  operands: { usage: '', least: 0, most: 0, about: '' },
  options: {},
  details: [
    'A line in:  {"id":1,"command":"highlight","args":["ARTICLE_ID","--quote","the words"]}',
    'A line out: {"id":1,"ok":true,"result":…} or {"id":1,"ok":false,"error":{"code":"…","message":"…"}}',
    '',
    'The result is what the command gives under --json. An answer comes when the change is durable. Commands on one ' +
      'article keep their order; answers to different articles may overtake each other, so go by the id. It ends ' +
      'with its input.',
  ].join('\n'),
};
