import { useRef, useState } from 'react';
import { ListBox, ListBoxItem, ToggleButton } from 'react-aria-components';
import type { HighlightView } from '#contract/views';
import { HIGHLIGHT_COLORS, type HighlightColor } from '#core/highlight/colors';
import type { HighlightId } from '#core/ids';
import { counted } from '../app/figures';
import { useReader } from '../app/reader-store';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { colorName } from '../ui/swatches';
import { filterHighlights, tagsOf } from './filter-highlights';
import styles from './highlight-list.module.css';
import { jumpTo } from './neighbours';
import { noteWords } from './note-words';
import { usePaint } from './paint-store';
import { showLoose } from './tray-store';

/** All highlights of the open article, by colour, tag and words; choosing one goes there. */
export function HighlightList({ onClose }: { readonly onClose: () => void }) {
  const highlights = useReader((state) => state.highlights);
  const loose = usePaint((state) => state.loose);
  const [words, setWords] = useState('');
  const [colors, setColors] = useState<ReadonlySet<HighlightColor>>(new Set());
  const [tags, setTags] = useState<ReadonlySet<string>>(new Set());
  const shown = filterHighlights(highlights, { words, colors, tags });

  const list = useRef<HTMLDivElement>(null);
  const goTo = (id: HighlightId): void => {
    onClose();
    jumpTo(id);
  };

  return (
    <Dialog title="Highlights of this article" isOpen isWide onClose={onClose}>
      <div className={styles['filters']}>
        <input
          className={styles['words']}
          type="search"
          aria-label="Words in the quote, note or tags"
          placeholder="Filter by words"
          autoFocus
          value={words}
          onChange={({ target }) => setWords(target.value)}
          onKeyDown={(event) => {
            const [first] = shown;
            if (event.key === 'Enter' && first !== undefined) goTo(first.id);
            else if (event.key === 'ArrowDown')
              list.current?.querySelector<HTMLElement>('[role=option]')?.focus();
            else return;
            event.preventDefault();
          }}
        />
        <div className={styles['choices']} role="group" aria-label="Colours">
          {HIGHLIGHT_COLORS.map((color) => (
            <ToggleButton
              key={color}
              className={styles['color'] ?? ''}
              style={{ ['--own-ink' as string]: `var(--${color}-strong)` }}
              isSelected={colors.has(color)}
              onChange={() => setColors(toggled(colors, color))}
            >
              {colorName(color)}
            </ToggleButton>
          ))}
        </div>
        {tagsOf(highlights).length > 0 && (
          <div className={styles['choices']} role="group" aria-label="Tags">
            {tagsOf(highlights).map((tag) => (
              <ToggleButton
                key={tag}
                className={styles['tag'] ?? ''}
                isSelected={tags.has(tag)}
                onChange={() => setTags(toggled(tags, tag))}
              >
                #{tag}
              </ToggleButton>
            ))}
          </div>
        )}
      </div>
      <p className={styles['count']} role="status">
        {countWords(shown.length, highlights.length)}
        {loose.length > 0 && (
          <Button kind="quiet" onPress={() => void showLoose()}>
            {loose.length === 1
              ? 'One is loose: find its place'
              : `${loose.length} are loose: find their places`}
          </Button>
        )}
      </p>
      <ListBox
        className={styles['list'] ?? ''}
        aria-label="Highlights"
        selectionMode="none"
        ref={list}
        onAction={(key) => goTo(key as HighlightId)}
      >
        {shown.map((highlight) => (
          <Row key={highlight.id} highlight={highlight} loose={loose.includes(highlight.id)} />
        ))}
      </ListBox>
    </Dialog>
  );
}

function Row({ highlight, loose }: { readonly highlight: HighlightView; readonly loose: boolean }) {
  const { id, quote, note, tags, color } = highlight;
  return (
    <ListBoxItem
      id={id}
      textValue={quote}
      className={styles['row'] ?? ''}
      style={{ ['--own-ink' as string]: `var(--${color}-strong)` }}
    >
      <span className={styles['quote']}>{quote}</span>
      {note !== '' && <span className={styles['note']}>{noteWords(note)}</span>}
      <span className={styles['facts']}>
        {[colorName(color), ...tags.map((tag) => `#${tag}`), ...(loose ? ['loose'] : [])].join(' · ')}
      </span>
    </ListBoxItem>
  );
}

function countWords(shown: number, all: number): string {
  if (all === 0) return 'Nothing is marked yet. Select some words, or press S for a sentence.';
  if (shown === 0) return `None of ${counted(all, 'highlight')} is like that.`;
  return shown === all ? counted(all, 'highlight') : `${shown} of ${counted(all, 'highlight')}`;
}

function toggled<Item>(items: ReadonlySet<Item>, item: Item): ReadonlySet<Item> {
  const next = new Set(items);
  if (!next.delete(item)) next.add(item);
  return next;
}
