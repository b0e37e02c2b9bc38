import type { CSSProperties } from 'react';
import {
  Collection,
  ListBox,
  ListBoxItem,
  ListBoxLoadMoreItem,
  SelectableCollectionContext,
  Text,
} from 'react-aria-components';
import type { ArticleView } from '#contract/views';
import type { Shelf } from '#core/article/shelves';
import { isWaiting, loadMore, openArticle, useLibrary } from '../app/library-store';
import { commandKey } from '../app/platform';
import { useReady } from '../app/ready-signal';
import { readingMinutes } from '../reader/byline';
import { SHELF_NAMES } from './shelf-names';
import styles from './article-list.module.css';

/** Letters are the window's shortcuts; in the list they would also go to the article that begins with them. */
const LETTERS_ARE_SHORTCUTS = { disallowTypeAhead: true } as const;

/** The articles of the chosen shelf, newest first. The arrow keys move, and what is reached is opened beside it. */
export function ArticleList() {
  const shelf = useLibrary((state) => state.shelf);
  const openId = useLibrary((state) => state.openId);
  const list = useLibrary((state) => state.articles);
  const waiting = useLibrary(isWaiting);
  const isPart = useLibrary(({ articles, counts }) => (articles?.length ?? 0) < counts[shelf]);
  // It measures the list, which would hold up the first paint.
  const hasMore = useReady((state) => state.ready) && isPart;
  if (list === null) return null;
  if (waiting) return <ReadingLibrary />;
  if (list.length === 0) return <EmptyShelf shelf={shelf} />;
  return (
    <SelectableCollectionContext.Provider value={LETTERS_ARE_SHORTCUTS}>
      <ListBox
        className={styles['list'] ?? ''}
        aria-label={SHELF_NAMES[shelf]}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={openId === null ? [] : [openId]}
        onSelectionChange={(keys) => {
          const chosen = list.find((article) => keys !== 'all' && keys.has(article.id));
          if (chosen !== undefined && chosen.id !== openId) openArticle(chosen.id);
        }}
        onAction={(key) => {
          const chosen = list.find((article) => article.id === key);
          if (chosen !== undefined) openArticle(chosen.id);
        }}
      >
        <Collection items={list}>{(article) => <ArticleRow article={article} />}</Collection>
        {hasMore && <ListBoxLoadMoreItem onLoadMore={() => void loadMore()} isLoading={false} />}
      </ListBox>
    </SelectableCollectionContext.Provider>
  );
}

function ArticleRow({ article }: { readonly article: ArticleView }) {
  const facts = [article.site, `${readingMinutes(article.words)} min`, highlightCount(article.highlights)];
  return (
    <ListBoxItem
      onPress={() => openArticle(article.id)}
      id={article.id}
      className={styles['row'] ?? ''}
      textValue={article.title}
    >
      <Text slot="label" className={styles['title'] ?? ''}>
        {article.title}
      </Text>
      <Text slot="description" className={styles['facts'] ?? ''}>
        {facts.filter((fact) => fact !== null).join(' · ')}
        {article.progress !== null && <span className={styles['heard']}>{readWords(article.progress)}</span>}
      </Text>
      {article.progress !== null && (
        <span className={styles['read']} style={{ '--read': article.progress } as CSSProperties} />
      )}
    </ListBoxItem>
  );
}

/** For ears; the line says it to eyes. */
function readWords(progress: number): string {
  return ` · ${Math.round(progress * 100)} % read`;
}

function highlightCount(count: number): string | null {
  if (count === 0) return null;
  return count === 1 ? '1 highlight' : `${count} highlights`;
}

/** How far it is stands in the line above. */
function ReadingLibrary() {
  return (
    <div className={styles['empty']} role="status">
      <p>Reading the library…</p>
      <p>Its articles appear here as they are found.</p>
    </div>
  );
}

function EmptyShelf({ shelf }: { readonly shelf: Shelf }) {
  return (
    <div className={styles['empty']}>
      <p>{shelf === 'inbox' ? 'Nothing in the inbox.' : `Nothing on the shelf ${SHELF_NAMES[shelf]}.`}</p>
      {shelf === 'inbox' ? (
        <p>
          Drop a file or a link here, paste an article with {commandKey('V')}, or press {commandKey('L')} to
          save an address.
        </p>
      ) : (
        <p>
          {shelf === 'archive'
            ? 'Press E in an article to archive it.'
            : 'Press L in an article to keep it for later.'}
        </p>
      )}
    </div>
  );
}
