import { useLibrary } from '../app/library-store';
import { useReader } from '../app/reader-store';
import { commandKey } from '../app/platform';
import { Margin } from '../highlights/margin';
import { SelectionToolbar } from '../highlights/selection-toolbar';
import { watchDocument } from '../app/watch-document';
import { ArticleFrame } from './article-frame';
import { ReaderToolbar } from './reader-toolbar';
import styles from './reader.module.css';

/** The reading room: a toolbar, the text, and the margin beside it. */
export function Reader() {
  const content = useReader((state) => state.content);
  const empty = useLibrary((state) => state.articles?.length === 0);
  if (content === null) return <main className={styles['reader']}>{empty && <FirstSteps />}</main>;
  return (
    <main className={styles['reader']} aria-label="Article">
      <ReaderToolbar article={content.article} />
      <ReadingPane key={content.article.id} />
    </main>
  );
}

function ReadingPane() {
  const content = useReader((state) => state.content);
  if (content === null) return null;
  return (
    <div className={styles['scroller']} data-scroller tabIndex={-1}>
      <div className={styles['page']}>
        <div className={styles['column']}>
          <ArticleFrame content={content} onDocument={watchDocument} />
          <SelectionToolbar />
        </div>
        <Margin />
      </div>
    </div>
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
