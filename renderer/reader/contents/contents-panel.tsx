import { useMemo, type CSSProperties, type RefObject } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { Panel } from '../../ui/panel';
import { focusReader } from '../focus-reader';
import type { ShownArticle } from '../shown-article';
import { ROOM_ABOVE, scrollToElement, topInFrame } from '../top-line';
import styles from './contents-panel.module.css';
import { currentHeading, headingsOf, type Heading } from './headings';

interface ContentsPanelProps {
  readonly shown: ShownArticle;
  readonly trigger: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

/** The headings of the article: the arrows go through them, Enter or a click goes to one. */
export function ContentsPanel({ shown, trigger, onClose }: ContentsPanelProps) {
  const headings = useMemo(() => headingsOf(shown.root), [shown]);
  const current = useMemo(() => currentHeading(headings, topInFrame() + ROOM_ABOVE * 2), [headings]);
  const chosen = current < 0 ? [] : [current];
  return (
    <Panel label="Contents" trigger={trigger} width={340} onClose={onClose}>
      <ListBox
        aria-label="Headings"
        className={styles['list'] ?? ''}
        autoFocus
        selectionMode="single"
        selectedKeys={chosen}
        onSelectionChange={(keys) => {
          const heading = headings.find(({ index }) => keys === 'all' || keys.has(index));
          onClose();
          // The one that is current was asked for again, when nothing is chosen any more.
          goTo(heading ?? headings[current]);
        }}
      >
        {headings.map(({ index, text, depth }) => (
          <ListBoxItem
            key={index}
            id={index}
            textValue={text}
            className={styles['heading'] ?? ''}
            style={{ '--depth': depth } as CSSProperties}
          >
            {text}
          </ListBoxItem>
        ))}
      </ListBox>
    </Panel>
  );
}

function goTo(heading: Heading | undefined): void {
  if (heading === undefined) return;
  scrollToElement(heading.element);
  // Once the panel is gone, which gives the keyboard back to its button.
  setTimeout(focusReader);
}
