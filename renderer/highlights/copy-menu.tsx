import type { RefObject } from 'react';
import { Keyboard, Menu, MenuItem, Popover, Text } from 'react-aria-components';
import { passageLink } from '#core/export/citation';
import { COPY_FORMATS } from '#core/export/quote-copies';
import { useReader } from '../app/reader-store';
import { COPY_NAMES } from './copy-names';
import { copyQuote } from './copy-quote';
import styles from '../ui/menu.module.css';

interface CopyMenuProps {
  readonly trigger: RefObject<HTMLElement | null>;
  readonly opens: 'top' | 'bottom';
  readonly onClose: () => void;
}

const NO_WORDS = { exact: '', prefix: '', suffix: '' };

/** The ways of copying, each with its key. */
export function CopyMenu({ trigger, opens, onClose }: CopyMenuProps) {
  const canLink = useReader(
    ({ content }) => content !== null && passageLink(content.article, NO_WORDS) !== null,
  );
  return (
    <Popover
      className={styles['popover'] ?? ''}
      aria-label="Copy"
      triggerRef={trigger}
      placement={`${opens} end`}
      offset={6}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <Menu
        className={styles['menu'] ?? ''}
        aria-label="Copy"
        autoFocus="first"
        disabledKeys={canLink ? [] : ['link']}
        onClose={onClose}
      >
        {COPY_FORMATS.map((format) => (
          <MenuItem
            key={format}
            id={format}
            className={styles['item'] ?? ''}
            textValue={COPY_NAMES[format].label}
            onAction={() => void copyQuote(format)}
          >
            <Text slot="label">{COPY_NAMES[format].label}</Text>
            <Keyboard className={styles['key'] ?? ''}>{COPY_NAMES[format].key}</Keyboard>
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  );
}
