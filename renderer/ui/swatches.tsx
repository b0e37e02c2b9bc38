import { ToggleButton } from 'react-aria-components';
import { HIGHLIGHT_COLORS, type HighlightColor } from '#core/highlight/colors';
import styles from './swatches.module.css';

const NAMES: Readonly<Record<HighlightColor, string>> = {
  yellow: 'Yellow',
  green: 'Green',
  blue: 'Blue',
  pink: 'Pink',
  purple: 'Purple',
};

interface SwatchesProps {
  readonly chosen: HighlightColor | null;
  readonly onChoose: (color: HighlightColor) => void;
}

/** The inks in a row. Each has its name for those who can't tell it by its colour, and its key 1–5 in the tip. */
export function Swatches({ chosen, onChoose }: SwatchesProps) {
  return (
    <div className={styles['row']} role="group" aria-label="Colour">
      {HIGHLIGHT_COLORS.map((color, index) => (
        <span key={color} title={`${NAMES[color]} (${index + 1})`} className={styles['cell']}>
          <ToggleButton
            className={styles['swatch'] ?? ''}
            style={{ background: `var(--${color}-strong)` }}
            aria-label={NAMES[color]}
            isSelected={color === chosen}
            onChange={() => onChoose(color)}
          />
        </span>
      ))}
    </div>
  );
}

export function colorName(color: HighlightColor): string {
  return NAMES[color];
}
