import { ArrowLeft } from 'lucide-react';
import type { ArticleView } from '#contract/views';
import type { MenuAction } from '#contract/menu-actions';
import { perform } from '../app/actions';
import { showList } from '../app/library-store';
import { commandKey } from '../app/platform';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import styles from './reader-toolbar.module.css';

interface Tool {
  readonly action: MenuAction;
  readonly label: string;
  readonly key: string;
}

/** What can be done with the open article. Each also has its key, shown in the tip, and its menu item. */
export function ReaderToolbar({ article }: { readonly article: ArticleView }) {
  return (
    <div className={styles['toolbar']} role="toolbar" aria-label="Article">
      <span className={styles['back']}>
        <IconButton label="Back to the list" size="large" onPress={showList}>
          <ArrowLeft size={17} aria-hidden />
        </IconButton>
      </span>
      <span className={styles['space']} />
      {toolsFor(article).map(({ action, label, key }) => (
        <span key={action} title={`${label} (${key})`}>
          <Button kind="quiet" onPress={() => perform(action)}>
            {label}
          </Button>
        </span>
      ))}
    </div>
  );
}

function toolsFor({ shelf }: ArticleView): readonly Tool[] {
  const later: Tool = { action: 'keep-for-later', label: 'Later', key: 'L' };
  const inbox: Tool = { action: 'move-to-inbox', label: 'Move to inbox', key: 'I' };
  const archive: Tool = { action: 'archive-article', label: 'Archive', key: 'E' };
  return [
    { action: 'export-notes', label: 'Export notes', key: commandKey('E') },
    { action: 'refetch-article', label: 'Fetch again', key: 'R' },
    shelf === 'inbox' ? later : inbox,
    shelf === 'archive' ? later : archive,
    { action: 'delete-article', label: 'Delete', key: 'Delete' },
  ];
}
