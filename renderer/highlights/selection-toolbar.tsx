import { Underline } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button, Toolbar } from 'react-aria-components';
import { perform } from '../app/actions';
import { useReader } from '../app/reader-store';
import { Swatches } from '../ui/swatches';
import { ZoomButton } from '../reader/zoom/zoom-button';
import { WholeButton } from './whole-button';
import { CopyButton } from './copy-button';
import { highlightSelection } from './highlight-commands';
import { useToolbarPlace } from './use-toolbar-place';
import styles from './selection-toolbar.module.css';

/** The small bar at selected text. All that it does has a key as well; `toolbar-focus` brings the keyboard here. */
export function SelectionToolbar() {
  const selected = useReader((state) => state.selection !== null || state.figure !== null);
  return selected ? <Bar /> : null;
}

function Bar() {
  const bar = useRef<HTMLDivElement>(null);
  const place = useToolbarPlace(bar);
  // What comes next is a card; its fields should be there when the first letter is typed.
  useEffect(() => void import('./highlight-editor'), []);
  const tool = styles['tool'] ?? '';
  return (
    <Toolbar
      ref={bar}
      className={styles['bar'] ?? ''}
      aria-label="Selected text"
      style={place === null ? { left: 0, top: 0 } : { left: place.left, top: place.top }}
      data-selection-toolbar
      data-hidden={place === null || undefined}
      // Taking the mouse here would take the selection away.
      onMouseDown={(event) => event.preventDefault()}
    >
      <Swatches chosen={null} onChoose={(color) => void highlightSelection(color)} />
      <span title="Underline (U)" className={styles['cell']}>
        <Button
          className={`${tool} ${styles['icon']}`}
          aria-label="Underline"
          onPress={() => perform('underline')}
        >
          <Underline size={15} aria-hidden />
        </Button>
      </span>
      <span className={styles['rule']} />
      <span title="Note (A)" className={styles['cell']}>
        <Button className={tool} onPress={() => perform('note')}>
          Note
        </Button>
      </span>
      <span title="Tag (T)" className={styles['cell']}>
        <Button className={tool} onPress={() => perform('tag')}>
          Tag
        </Button>
      </span>
      <WholeButton className={tool} />
      <ZoomButton className={tool} />
      <CopyButton className={tool} opens={place?.side === 'above' ? 'top' : 'bottom'} />
    </Toolbar>
  );
}
