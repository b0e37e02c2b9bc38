import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import styles from './icon-button.module.css';

interface IconButtonProps {
  /** What it does, for those who can't see the icon. */
  readonly label: string;
  readonly size?: 'small' | 'medium' | 'large';
  /** Takes the keyboard when it appears. */
  readonly autoFocus?: boolean;
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
  /** The icon. */
  readonly children: ReactNode;
}

/** A button with an icon on it. */
export function IconButton(props: IconButtonProps) {
  const { label, size = 'small', autoFocus = false, isDisabled = false, onPress, children } = props;
  return (
    <Button
      className={`${styles['button']} ${styles[size]}`}
      aria-label={label}
      autoFocus={autoFocus}
      isDisabled={isDisabled}
      onPress={onPress}
    >
      {children}
    </Button>
  );
}
