import { useLayoutEffect } from 'react';
import { createPortal } from 'react-dom';
import { commandKey } from '../app/platform';
import { isEmpty, useLibrary } from '../app/library-store';
import { useReader } from '../app/reader-store';
import { rooms } from '../app/rooms';
import { watchDocument } from '../app/watch-document';
import { Aloud } from '../aloud/aloud-player';
import { Caret } from '../caret/caret';
import { FindBar } from '../find/find-bar';
import { AttachBar } from '../highlights/attach-bar';
import { Margin } from '../highlights/margin';
import { SelectionToolbar } from '../highlights/selection-toolbar';
import { OlderVersionBar } from '../versions/older-version-bar';
import { useArticleFrame } from './article-frame';
import { LineGuide } from './line-guide';
import { LinkLine } from './links/link-line';
import { OpenLinkMenu } from './links/open-link-menu';
import { PageCovers } from './page-covers';
import { ReaderToolbar } from './reader-toolbar';
import styles from './reader.module.css';

/** The reading room: a toolbar, the text, and the margin beside it. */
export function Reader() {
  const article = useReader((state) => state.content?.article ?? null);
  const empty = useLibrary(
    ({ articles, counts, complete }) => articles !== null && complete && isEmpty(counts),
  );
  useArticleFrame(watchDocument);

  const id = article?.id ?? null;
  useLayoutEffect(() => {
    rooms.scroller.toggleAttribute('data-empty', id === null);
    if (id === null) return;
    // The next one begins at its top. Not done for the first, which stands there: it would lay out the window too
    // early.
    return () => rooms.scroller.scrollTo(0, 0);
  }, [id]);

  return (
    <>
      {createPortal(
        <>
          {article !== null && <ReaderToolbar article={article} />}
          <OlderVersionBar />
          <FindBar />
          <Aloud />
          <AttachBar />
          {empty && <FirstSteps />}
        </>,
        rooms.aboveText,
      )}
      {createPortal(
        <>
          <Caret />
          <LineGuide />
          <PageCovers />
          <OpenLinkMenu />
          <SelectionToolbar />
        </>,
        rooms.column,
      )}
      {createPortal(<Margin />, rooms.page)}
      {createPortal(<LinkLine />, rooms.reader)}
    </>
  );
}

function FirstSteps() {
  return (
    <div className={styles['first']}>
      <h2>Save something to read</h2>
      <p>
        Drop a text or HTML file here, paste an article with {commandKey('V')}, or press {commandKey('L')} to
        save a web address. It is kept on this computer and reads the same without a network.
      </p>
    </div>
  );
}
