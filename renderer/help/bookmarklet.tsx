import { useCallback, type DragEvent } from 'react';
import styles from './help-sheet.module.css';

/** Runs in the browser's own page: hands its address to the app. */
const SCRIPT = "javascript:location.href='commonplace://save?url='+encodeURIComponent(location.href)";
const NAME = 'Save to Commonplace';

/** A link to drag to a browser's bookmarks bar, and the form of the link that it opens. */
export function Bookmarklet() {
  // React refuses addresses that are scripts; this one is for another program, and never runs here.
  const giveAddress = useCallback((link: HTMLAnchorElement | null) => link?.setAttribute('href', SCRIPT), []);
  const carry = ({ dataTransfer }: DragEvent): void => {
    dataTransfer.setData('text/uri-list', SCRIPT);
    dataTransfer.setData('text/x-moz-url', `${SCRIPT}\n${NAME}`);
    dataTransfer.setData('text/plain', SCRIPT);
    dataTransfer.effectAllowed = 'copyLink';
  };
  return (
    <section className={styles['topic']}>
      <h3>Save from a browser</h3>
      <p>
        Drag{' '}
        <a ref={giveAddress} draggable onDragStart={carry} onClick={(event) => event.preventDefault()}>
          {NAME}
        </a>{' '}
        to your browser’s bookmarks bar. On a page that you want to keep, click it: the browser asks once
        whether it may open Commonplace, which then fetches and saves the page.
      </p>
      <p>
        Any program can do the same with a link: <code>commonplace://save?url=ADDRESS&amp;title=TITLE</code>,
        both percent-encoded. The title is optional and stands instead of the page’s own. Only http and https
        addresses are taken.
      </p>
    </section>
  );
}
