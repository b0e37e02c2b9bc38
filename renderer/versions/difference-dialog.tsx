import type { DifferenceView } from '#contract/version-views';
import type { DifferenceBlock } from '#core/text/difference';
import { counted } from '../app/figures';
import { Dialog } from '../ui/dialog';
import { foldSame } from './fold-same';
import styles from './versions.module.css';

interface DifferenceDialogProps {
  readonly view: DifferenceView;
  readonly onClose: () => void;
}

/** What changed from one version of a text to another, to be read as a text. */
export function DifferenceDialog({ view, onClose }: DifferenceDialogProps) {
  const { title, from, to, difference } = view;
  return (
    <Dialog title="What changed" isOpen onClose={onClose} isWide>
      <p className={styles['facts']}>
        {title}. From version {from.number} ({day(from.captured)}) to version {to.number} ({day(to.captured)}
        ): {countWords(view)}.
      </p>
      <div className={styles['text']} role="region" aria-label="Differences" tabIndex={0}>
        {foldSame(difference.blocks).map((part, index) =>
          part.kind === 'folded' ? (
            <p key={index} className={styles['folded']}>
              {counted(part.count, 'paragraph')} the same
            </p>
          ) : (
            <Block key={index} block={part} />
          ),
        )}
      </div>
    </Dialog>
  );
}

function Block({ block }: { readonly block: DifferenceBlock }) {
  switch (block.kind) {
    case 'same':
      return <p className={styles['same']}>{block.text}</p>;
    case 'added':
      return (
        <p data-change="added">
          <ins>{block.text}</ins>
        </p>
      );
    case 'removed':
      return (
        <p data-change="removed">
          <del>{block.text}</del>
        </p>
      );
    case 'changed':
      return (
        <p data-change="changed">
          {block.pieces.map(({ kind, text }, index) => {
            if (kind === 'same') return text;
            return kind === 'added' ? <ins key={index}>{text}</ins> : <del key={index}>{text}</del>;
          })}
        </p>
      );
  }
}

function countWords({ difference: { counts } }: DifferenceView): string {
  const { added, removed, changed } = counts;
  if (added + removed + changed === 0) return 'no word differs';
  return `${counted(changed, 'paragraph')} changed, ${added} added, ${removed} removed`;
}

function day(iso: string): string {
  return new Date(iso).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
}
