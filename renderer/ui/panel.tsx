import type { ReactNode, RefObject } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import styles from './panel.module.css';

interface PanelProps {
  readonly label: string;
  /** The button that opens it; it stands under that. */
  readonly trigger: RefObject<HTMLElement | null>;
  /** How wide it is, where the window has room. In CSS pixels. */
  readonly width: number;
  /** For what is in it. */
  readonly className?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog under the button that opens it, over the text; a click beside it or Escape closes it. */
export function Panel({ label, trigger, width, className = '', onClose, children }: PanelProps) {
  return (
    <Popover
      className={styles['popover'] ?? ''}
      style={{ width: `min(${width}px, 100vw - 24px)` }}
      triggerRef={trigger}
      placement="bottom start"
      offset={4}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <Dialog className={`${styles['panel']} ${className}`} aria-label={label}>
        {children}
      </Dialog>
    </Popover>
  );
}
