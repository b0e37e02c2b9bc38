import type { MenuAction } from '#contract/menu-actions';
import type { ArticleView } from '#contract/views';
import { commandKey } from '../app/platform';

/** Something that can be done with the open article. */
export interface Tool {
  readonly action: MenuAction;
  readonly label: string;
  readonly key: string;
}

const FIND: Tool = { action: 'find', label: 'Find', key: 'F' };
const LATER: Tool = { action: 'keep-for-later', label: 'Later', key: 'L' };
const INBOX: Tool = { action: 'move-to-inbox', label: 'Move to inbox', key: 'I' };
const ARCHIVE: Tool = { action: 'archive-article', label: 'Archive', key: 'E' };

/** What is done most, in sight. */
export function toolsInSight({ shelf }: ArticleView): readonly Tool[] {
  return [FIND, exportNotes(), shelf === 'archive' ? INBOX : ARCHIVE];
}

/** What is done less often, and in a narrow window what had no room. */
export function toolsInMenu({ shelf }: ArticleView): readonly (readonly Tool[])[] {
  const shelves = [INBOX, LATER, ARCHIVE].filter((tool) => tool !== shelfTool(shelf));
  return [
    shelves,
    [
      { action: 'refetch-article', label: 'Fetch again', key: 'R' },
      { action: 'show-difference', label: 'What changed…', key: 'D' },
      { action: 'show-capture-log', label: 'How this was saved…', key: '' },
    ],
    [{ action: 'read-aloud', label: 'Read aloud', key: 'Shift+S' }],
    [
      { action: 'show-highlights', label: 'Highlights…', key: 'O' },
      { action: 'annotate-article', label: 'Note on the article', key: 'Shift+A' },
      exportNotes(),
    ],
    [
      { action: 'save-as-pdf', label: 'Save as PDF…', key: commandKey('P', true) },
      { action: 'print-article', label: 'Print…', key: commandKey('P') },
    ],
    [{ action: 'delete-article', label: 'Delete', key: 'Delete' }],
  ];
}

function shelfTool(shelf: ArticleView['shelf']): Tool {
  const tools: Readonly<Record<ArticleView['shelf'], Tool>> = {
    inbox: INBOX,
    later: LATER,
    archive: ARCHIVE,
  };
  return tools[shelf];
}

function exportNotes(): Tool {
  return { action: 'export-notes', label: 'Export notes', key: commandKey('E') };
}
