import { X } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { Button, Tag, TagGroup, TagList } from 'react-aria-components';
import styles from './tag-input.module.css';

interface TagInputProps {
  readonly tags: readonly string[];
  readonly onChange: (tags: readonly string[]) => void;
  /** The field was left by Escape; the keyboard is to go elsewhere. */
  readonly onEscape: () => void;
}

/**
 * Tags as words that can be taken off, and a field for the next one: Enter, a comma or leaving the field adds what is
 * typed, Escape drops it.
 */
export function TagInput({ tags, onChange, onEscape }: TagInputProps) {
  const [typed, setTyped] = useState('');

  const add = (): void => {
    const tag = typed.replace(/^#+/, '').trim();
    setTyped('');
    if (tag !== '' && !tags.some((other) => other.toLowerCase() === tag.toLowerCase()))
      onChange([...tags, tag]);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault();
      add();
    } else if (event.key === 'Escape') {
      // At once: the field adds what it holds when it loses the keyboard.
      flushSync(() => setTyped(''));
      onEscape();
    } else if (event.key === 'Backspace' && typed === '' && tags.length > 0) {
      onChange(tags.slice(0, -1));
    }
  };

  return (
    <div className={styles['field']}>
      {tags.length > 0 && (
        <TagGroup aria-label="Tags" onRemove={(keys) => onChange(tags.filter((tag) => !keys.has(tag)))}>
          <TagList className={styles['tags'] ?? ''}>
            {tags.map((tag) => (
              <Tag key={tag} id={tag} textValue={tag} className={styles['tag'] ?? ''}>
                #{tag}
                <Button slot="remove" aria-label={`Remove the tag ${tag}`} className={styles['remove'] ?? ''}>
                  <X size={11} aria-hidden />
                </Button>
              </Tag>
            ))}
          </TagList>
        </TagGroup>
      )}
      <input
        className={styles['input']}
        aria-label="Add a tag"
        placeholder={tags.length === 0 ? 'Add tags' : 'Add another'}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={add}
      />
    </div>
  );
}
