import { useLayoutEffect, useRef } from 'react';
import { commandKey } from '../app/platform';
import { isEmpty, useLibrary } from '../app/library-store';
import { useReader } from '../app/reader-store';
import { watchDocument } from '../app/watch-document';
import { Margin } from '../highlights/margin';
import { SelectionToolbar } from '../highlights/selection-toolbar';
import { ArticleFrame } from './article-frame';
import { ReaderToolbar } from './reader-toolbar';
import styles from './reader.module.css';

/** The reading room: a toolbar, the text, and the margin beside it. */
export function Reader() {
  const article = useReader((state) => state.content?.article ?? null);
  const empty = useLibrary(({ articles, counts }) => articles !== null && isEmpty(counts));
  const scroller = useRef<HTMLDivElement>(null);

  const id = article?.id;
  useLayoutEffect(() => scroller.current?.scrollTo(0, 0), [id]);

  return (
    <section className={styles['reader']} aria-label="Article">
      {article !== null && <ReaderToolbar article={article} />}
      {empty && <FirstSteps />}
      {/* The frame stands ready from the start, and stays from one article to the next. */}
      <div
        ref={scroller}
        className={styles['scroller']}
        data-scroller
        data-empty={article === null || undefined}
        tabIndex={-1}
      >
        <div className={styles['page']}>
          <div className={styles['column']}>
            <ArticleFrame onDocument={watchDocument} />
            <SelectionToolbar />
          </div>
          <Margin />
        </div>
      </div>
    </section>
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
