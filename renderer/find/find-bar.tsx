import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { ToggleButton } from 'react-aria-components';
import { IconButton } from '../ui/icon-button';
import styles from './find-bar.module.css';
import { closeFind, find, findNeighbour, useFind } from './find-store';
import { HitTicks } from './hit-ticks';

/** Finds words in the open article. */
export function FindBar() {
  const isOpen = useFind((state) => state.isOpen);
  return isOpen ? <OpenBar /> : null;
}

function OpenBar() {
  const { asked, words, wholeWords, matchCase, hits, current } = useFind();
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [asked]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') closeFind();
    else if (event.key === 'Enter' && event.target === field.current) findNeighbour(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <>
      <div className={styles['bar']} role="search" aria-label="Find in the article" onKeyDown={onKeyDown}>
        <input
          ref={field}
          className={styles['words']}
          type="text"
          aria-label="Words to find"
          placeholder="Find in this article"
          spellCheck={false}
          value={words}
          onChange={({ target }) => find({ words: target.value })}
        />
        <span className={styles['count']} role="status">
          {countWords(words, hits.length, current)}
        </span>
        <IconButton label="Previous place" onPress={() => findNeighbour(-1)}>
          <ChevronUp size={16} aria-hidden />
        </IconButton>
        <IconButton label="Next place" onPress={() => findNeighbour(1)}>
          <ChevronDown size={16} aria-hidden />
        </IconButton>
        <ToggleButton
          className={styles['way'] ?? ''}
          isSelected={wholeWords}
          onChange={(isSelected) => find({ wholeWords: isSelected })}
        >
          Whole words
        </ToggleButton>
        <ToggleButton
          className={styles['way'] ?? ''}
          isSelected={matchCase}
          onChange={(isSelected) => find({ matchCase: isSelected })}
        >
          Match case
        </ToggleButton>
        <span className={styles['space']} />
        <IconButton label="Close" onPress={closeFind}>
          <X size={15} aria-hidden />
        </IconButton>
      </div>
      <HitTicks hits={hits} current={current} />
    </>
  );
}

function countWords(words: string, count: number, current: number): string {
  if (words.trim() === '') return '';
  return count === 0 ? 'Not found' : `${current + 1} of ${count}`;
}
