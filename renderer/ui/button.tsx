import { Button as AriaButton, type ButtonProps } from 'react-aria-components';
import styles from './button.module.css';

type Kind = 'quiet' | 'plain' | 'primary' | 'danger';

interface Props extends Omit<ButtonProps, 'className'> {
  readonly kind?: Kind;
  /** Does nothing just now, and keeps the keyboard: a disabled button would drop it. */
  readonly isWaiting?: boolean;
}

/** A button with words on it. *quiet* sits in toolbars, *primary* is the one thing a dialog is for. */
export function Button({ kind = 'plain', isWaiting = false, onPress, ...props }: Props) {
  return (
    <AriaButton
      {...props}
      className={`${styles['button']} ${styles[kind]}`}
      data-waiting={isWaiting || undefined}
      {...(isWaiting && { 'aria-disabled': true })}
      {...(!isWaiting && onPress && { onPress })}
    />
  );
}
