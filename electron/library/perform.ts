import type { CommandReply } from '#contract/calls';
import type { CommandArgs, EditCommand } from '#core/commands';
import {
  annotateArticle,
  deleteArticle,
  keepArticlePlace,
  restoreArticle,
  shelveArticle,
} from './article-commands';
import { foldArticle, unfoldArticle } from './fold-commands';
import {
  addToArticle,
  attachInArticle,
  editInArticle,
  reattachInArticle,
  removeFromArticle,
  restoreToArticle,
} from './highlight-commands';
import type { Library } from './library';
import { showArticleVersion } from './version-commands';
import { emptyTrash } from './trash-commands';

type EditCommandName = EditCommand['name'];

const performers: {
  readonly [Name in EditCommandName]: (
    library: Library,
    args: CommandArgs<Name>,
  ) => Promise<CommandReply<Name>>;
} = {
  'article.fold': foldArticle,
  'article.unfold': unfoldArticle,
  'article.show-version': showArticleVersion,
  'article.annotate': annotateArticle,
  'article.progress': keepArticlePlace,
  'article.shelve': shelveArticle,
  'article.delete': deleteArticle,
  'article.restore': restoreArticle,
  'highlight.add': addToArticle,
  'highlight.edit': editInArticle,
  'highlight.attach': attachInArticle,
  'highlight.reattach': reattachInArticle,
  'highlight.remove': removeFromArticle,
  'highlight.restore': restoreToArticle,
  'trash.empty': emptyTrash,
};

/**
 * Carries out a command on what is in the library. The reply comes when the change is durable, with the command that
 * takes it back; `undo` is null when there was nothing to change.
 */
export function perform<Name extends EditCommandName>(
  library: Library,
  command: { readonly name: Name; readonly args: CommandArgs<Name> },
): Promise<CommandReply<Name>> {
  return performers[command.name](library, command.args);
}
