import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { completionsOf } from './completions';
import styles from './tag-input.module.css';

interface TagFieldProps {
  /** On it already. */
  readonly tags: readonly string[];
  /** Tags to complete from, the likeliest first. */
  readonly known: readonly string[];
  /** The field is to have the keyboard. */
  readonly takesKeyboard: boolean;
  /** Gives what was typed for the field before it had the keyboard, once. */
  readonly typedAhead: () => string;
  readonly onFocus: () => void;
  readonly onAdd: (tag: string) => void;
  /** Backspace in the empty field. */
  readonly onTakeBack: () => void;
  readonly onEscape: () => void;
}

/**
 * The field for the next tag: a combobox as the ARIA practices have it. What is typed counts unless a tag of the list
 * was chosen by the arrows or the mouse. Enter, a comma or leaving the field adds it, Escape drops it.
 */
export function TagField(props: TagFieldProps) {
  const { tags, known, takesKeyboard, typedAhead, onFocus, onAdd, onTakeBack, onEscape } = props;
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const field = useRef<HTMLInputElement>(null);
  const listId = useId();
  const offered = isOpen ? completionsOf(typed.replace(/^#+/, ''), known, tags) : [];
  const chosen = offered[active];
  const optionId = (index: number): string => `${listId}-${index}`;

  useEffect(() => {
    if (takesKeyboard) field.current?.focus({ preventScroll: true });
  }, [takesKeyboard]);

  const type = (text: string, open: boolean): void => {
    setTyped(text);
    setOpen(open);
    setActive(-1);
  };

  const takeKeyboard = (): void => {
    onFocus();
    const ahead = typedAhead();
    if (ahead !== '') type(typed + ahead, true);
  };

  const add = (text: string): void => {
    const tag = text.replace(/^#+/, '').trim();
    type('', false);
    if (tag !== '' && !tags.some((other) => other.toLowerCase() === tag.toLowerCase())) onAdd(tag);
  };

  const move = (step: 1 | -1): void => {
    if (!isOpen) return type(typed, true);
    const places = offered.length + 1;
    // One place more than there are tags: the field itself, which keeps what was typed.
    setActive(((active + 1 + step + places) % places) - 1);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault();
      add(event.key === 'Enter' ? (chosen ?? typed) : typed);
    } else if (event.key === 'Tab' && chosen !== undefined) {
      // At once, here and below: the field adds what it holds when it loses the keyboard.
      flushSync(() => setTyped(chosen));
    } else if (event.key === 'Escape') {
      if (chosen !== undefined) return type(typed, false);
      flushSync(() => type('', false));
      onEscape();
    } else if (event.key === 'Backspace' && typed === '') {
      onTakeBack();
    }
  };

  return (
    <>
      <input
        ref={field}
        className={styles['input']}
        role="combobox"
        aria-label="Add a tag"
        aria-autocomplete="list"
        aria-expanded={offered.length > 0}
        {...(offered.length > 0 && { 'aria-controls': listId })}
        {...(chosen !== undefined && { 'aria-activedescendant': optionId(active) })}
        autoComplete="off"
        placeholder={tags.length === 0 ? 'Add tags' : 'Add another'}
        value={typed}
        onChange={({ target }) => type(target.value, target.value !== '')}
        onKeyDown={onKeyDown}
        onFocus={takeKeyboard}
        onBlur={() => add(typed)}
      />
      {offered.length > 0 && (
        <Offers id={listId} offered={offered} active={active} optionId={optionId} onChoose={add} />
      )}
    </>
  );
}

interface OffersProps {
  readonly id: string;
  readonly offered: readonly string[];
  readonly active: number;
  readonly optionId: (index: number) => string;
  readonly onChoose: (tag: string) => void;
}

/** In the top layer: a card that scrolls, or the window's foot, would cut it off. */
function Offers({ id, offered, active, optionId, onChoose }: OffersProps) {
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => list.current?.showPopover(), []);
  return (
    <ul
      ref={list}
      id={id}
      className={styles['offers']}
      role="listbox"
      aria-label="Tags in use"
      popover="manual"
      // The field keeps the keyboard.
      onMouseDown={(event) => event.preventDefault()}
    >
      {offered.map((tag, index) => (
        <li
          key={tag}
          id={optionId(index)}
          role="option"
          aria-selected={index === active}
          onClick={() => onChoose(tag)}
        >
          {tag}
        </li>
      ))}
    </ul>
  );
}
