import { X } from 'lucide-react';
import type { HighlightView } from '#contract/views';
import { lookAt, useReader } from '../app/reader-store';
import { focusReader } from '../reader/focus-reader';
import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import { Swatches } from '../ui/swatches';
import { TagInput } from '../ui/tag-input';
import { recolour, remove, tag } from './highlight-commands';
import styles from './margin.module.css';
import { NoteField } from './note-field';

/** Everything about a highlight that can be changed. Loaded when the first one is opened. */
export function HighlightEditor({ highlight }: { readonly highlight: HighlightView }) {
  const writing = useReader((state) => state.writing);
  const { id } = highlight;
  return (
    <div className={styles['editor']}>
      <div className={styles['inks']}>
        <Swatches chosen={highlight.color} onChoose={(color) => void recolour(id, color)} />
        <span title="Close (Escape)">
          <IconButton label="Close" onPress={() => lookAt(null)}>
            <X size={14} aria-hidden />
          </IconButton>
        </span>
      </div>
      <NoteField id={id} note={highlight.note} takesKeyboard={writing} />
      <TagInput tags={highlight.tags} onChange={(tags) => void tag(id, tags)} onEscape={focusReader} />
      <div className={styles['remove']}>
        <Button kind="danger" onPress={() => void remove(id)}>
          Remove highlight
        </Button>
      </div>
    </div>
  );
}
