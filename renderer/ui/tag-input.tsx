import { X } from 'lucide-react';
import { Button, Tag, TagGroup, TagList } from 'react-aria-components';
import { TagField } from './tag-field';
import styles from './tag-input.module.css';

interface TagInputProps {
  readonly tags: readonly string[];
  /** Tags to complete from, the likeliest first. */
  readonly known: readonly string[];
  readonly onAdd: (tag: string) => void;
  readonly onRemove: (tags: readonly string[]) => void;
  /** The field is to have the keyboard. */
  readonly takesKeyboard: boolean;
  /** Gives what was typed for the field before it had the keyboard, once. */
  readonly typedAhead: () => string;
  /** The field has the keyboard. */
  readonly onFocus: () => void;
  /** The field was left by Escape; the keyboard is to go elsewhere. */
  readonly onEscape: () => void;
}

/** Tags as words that can be taken off, and a field for the next one. */
export function TagInput(props: TagInputProps) {
  const { tags, known, onAdd, onRemove, takesKeyboard, typedAhead, onFocus, onEscape } = props;
  return (
    <div className={styles['field']}>
      {tags.length > 0 && (
        <TagGroup aria-label="Tags" onRemove={(keys) => onRemove(tags.filter((tag) => keys.has(tag)))}>
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
      <TagField
        tags={tags}
        known={known}
        takesKeyboard={takesKeyboard}
        typedAhead={typedAhead}
        onFocus={onFocus}
        onAdd={onAdd}
        onTakeBack={() => onRemove(tags.slice(-1))}
        onEscape={onEscape}
      />
    </div>
  );
}
