import { ArrowLeft, Ellipsis } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { ArticleView } from '#contract/views';
import { perform } from '../app/actions';
import { showList } from '../app/library-store';
import { ReadingButton } from '../settings/reading-button';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import iconButton from '../ui/icon-button.module.css';
import { ContentsButton } from './contents/contents-button';
import { ReadShare } from './read-share';
import styles from './reader-toolbar.module.css';
import { toolsInMenu, toolsInSight } from './tools';

const MoreMenu = lazy(() => import('./more-menu').then(({ MoreMenu }) => ({ default: MoreMenu })));

/** What can be done with the open article. Each also has its key, shown in the tip, and its menu item. */
export function ReaderToolbar({ article }: { readonly article: ArticleView }) {
  return (
    <div className={styles['toolbar']} role="toolbar" aria-label="Article">
      <span className={styles['back']}>
        <IconButton label="Back to the list" size="large" onPress={showList}>
          <ArrowLeft size={17} aria-hidden />
        </IconButton>
      </span>
      <ReadingButton />
      <ContentsButton />
      <span className={styles['space']} />
      <ReadShare />
      {toolsInSight(article).map(({ action, label, key }) => (
        <span key={action} title={`${label} (${key})`} className={styles[action]}>
          <Button kind="quiet" onPress={() => perform(action)}>
            {label}
          </Button>
        </span>
      ))}
      <MoreButton article={article} />
    </div>
  );
}

function MoreButton({ article }: { readonly article: ArticleView }) {
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <span title="More">
      <AriaButton
        ref={trigger}
        className={`${iconButton['button']} ${iconButton['large']}`}
        aria-label="More"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPress={() => setOpen(true)}
      >
        <Ellipsis size={17} aria-hidden />
      </AriaButton>
      {isOpen && (
        <Suspense>
          <MoreMenu trigger={trigger} groups={toolsInMenu(article)} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </span>
  );
}
