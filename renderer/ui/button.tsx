import { Button as AriaButton, type ButtonProps } from 'react-aria-components';
import styles from './button.module.css';

type Kind = 'quiet' | 'plain' | 'primary' | 'danger';

/** A button with words on it. *quiet* sits in toolbars, *primary* is the one thing a dialog is for. */
export function Button({
  kind = 'plain',
  ...props
}: Omit<ButtonProps, 'className'> & { readonly kind?: Kind }) {
  return <AriaButton {...props} className={`${styles['button']} ${styles[kind]}`} />;
}
