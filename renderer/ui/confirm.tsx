import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './button';
import styles from './dialog.module.css';

interface ConfirmProps {
  /** A question. */
  readonly title: string;
  readonly isOpen: boolean;
  /** What the button says that does it: the verb of the question. */
  readonly verb: string;
  /** It can't be taken back. */
  readonly isFinal?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  /** What will happen, and what is kept. */
  readonly children: ReactNode;
}

/**
 * Asks before something large. Enter and Escape both leave all as it is, until the person moves to the other button.
 */
export function Confirm({
  title,
  isOpen,
  verb,
  isFinal = false,
  onConfirm,
  onClose,
  children,
}: ConfirmProps) {
  return (
    <ModalOverlay
      className={styles['overlay'] ?? ''}
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={`${styles['modal']} ${styles['question']}`}>
        <AriaDialog role="alertdialog" className={styles['dialog'] ?? ''}>
          <Heading slot="title" className={styles['title'] ?? ''}>
            {title}
          </Heading>
          <div className={styles['words']}>{children}</div>
          <div className={styles['buttons']}>
            <Button autoFocus onPress={onClose}>
              Cancel
            </Button>
            <Button
              kind={isFinal ? 'danger' : 'primary'}
              onPress={() => {
                onClose();
                onConfirm();
              }}
            >
              {verb}
            </Button>
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
