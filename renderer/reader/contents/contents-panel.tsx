import { useMemo, type CSSProperties, type RefObject } from 'react';
import { Dialog, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { rooms } from '../../app/rooms';
import { focusReader } from '../focus-reader';
import type { ShownArticle } from '../shown-article';
import { topInFrame } from '../top-line';
import styles from './contents-panel.module.css';
import { currentHeading, headingsOf, type Heading } from './headings';

interface ContentsPanelProps {
  readonly shown: ShownArticle;
  readonly trigger: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

/** Room over a heading that was gone to. */
const ROOM_ABOVE = 28;

/** The headings of the article: the arrows go through them, Enter or a click goes to one. */
export function ContentsPanel({ shown, trigger, onClose }: ContentsPanelProps) {
  const headings = useMemo(() => headingsOf(shown.root), [shown]);
  const current = useMemo(() => currentHeading(headings, topInFrame() + ROOM_ABOVE * 2), [headings]);
  const chosen = current < 0 ? [] : [current];
  return (
    <Popover
      className={styles['popover'] ?? ''}
      triggerRef={trigger}
      placement="bottom start"
      offset={4}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <Dialog className={styles['panel'] ?? ''} aria-label="Contents">
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
      </Dialog>
    </Popover>
  );
}

function goTo(heading: Heading | undefined): void {
  if (heading === undefined) return;
  const by = heading.element.getBoundingClientRect().top - topInFrame() - ROOM_ABOVE;
  rooms.scroller.scrollTo({ top: rooms.scroller.scrollTop + by, behavior: 'instant' });
  // Once the panel is gone, which gives the keyboard back to its button.
  setTimeout(focusReader);
}
