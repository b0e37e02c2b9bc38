import { Underline, X } from 'lucide-react';
import { ToggleButton } from 'react-aria-components';
import type { HighlightView } from '#contract/views';
import { lookAt, useReader } from '../app/reader-store';
import { focusReader } from '../reader/focus-reader';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import { Swatches } from '../ui/swatches';
import { TagInput } from '../ui/tag-input';
import { CopyButton } from './copy-button';
import { addTag, recolour, remove, removeTags } from './highlight-commands';
import { loadKnownTags, useKnownTags } from './known-tags';
import styles from './margin.module.css';
import { NoteField } from './note-field';
import { takeTyped } from './type-ahead';
import { switchStyle, useTagging } from './underline-and-tag';

/** Everything about a highlight that can be changed. Loaded when the first one is opened. */
export function HighlightEditor({ highlight }: { readonly highlight: HighlightView }) {
  const writing = useReader((state) => state.writing);
  const { id } = highlight;
  const known = useKnownTags((state) => state.tags);
  const tagging = useTagging((state) => state.id === id);
  return (
    <div className={styles['editor']}>
      <div className={styles['inks']}>
        <Swatches chosen={highlight.color} onChoose={(color) => void recolour(id, color)} />
        <span title="Underline (U)">
          <ToggleButton
            className={styles['style'] ?? ''}
            aria-label="Underline"
            isSelected={highlight.style === 'underline'}
            onChange={() => void switchStyle(highlight)}
          >
            <Underline size={15} aria-hidden />
          </ToggleButton>
        </span>
        <span title="Close (Escape)">
          <IconButton label="Close" onPress={() => lookAt(null)}>
            <X size={14} aria-hidden />
          </IconButton>
        </span>
      </div>
      <NoteField
        subject={{ articleId: highlight.articleId, highlightId: id }}
        note={highlight.note}
        takesKeyboard={writing}
        onLeave={() => lookAt(null)}
      />
      <TagInput
        tags={highlight.tags}
        known={known}
        onAdd={(tag) => void addTag(id, tag)}
        onRemove={(tags) => void removeTags(id, tags)}
        takesKeyboard={tagging}
        typedAhead={takeTyped}
        onFocus={() => {
          useTagging.setState({ id: null });
          void loadKnownTags();
        }}
        onEscape={focusReader}
      />
      <div className={styles['foot']}>
        <Button kind="danger" onPress={() => void remove(id)}>
          Remove highlight
        </Button>
        <CopyButton className={styles['copy'] ?? ''} opens="bottom" />
      </div>
    </div>
  );
}
