import type { RefObject } from 'react';
import { Keyboard, Menu, MenuItem, MenuSection, Popover, Separator, Text } from 'react-aria-components';
import { perform } from '../app/actions';
import styles from '../ui/menu.module.css';
import type { Tool } from './tools';

interface MoreMenuProps {
  readonly trigger: RefObject<HTMLElement | null>;
  /** What belongs together stands together. */
  readonly groups: readonly (readonly Tool[])[];
  readonly onClose: () => void;
}

/** What is done with an article less often, each with its key. */
export function MoreMenu({ trigger, groups, onClose }: MoreMenuProps) {
  return (
    <Popover
      className={styles['popover'] ?? ''}
      aria-label="More"
      triggerRef={trigger}
      placement="bottom end"
      offset={4}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <Menu className={styles['menu'] ?? ''} aria-label="More" autoFocus="first" onClose={onClose}>
        {groups.flatMap((tools, index) => [
          ...(index === 0 ? [] : [<Separator key={index} className={styles['rule'] ?? ''} />]),
          <MenuSection key={`tools-${index}`} aria-label={tools[0]?.label ?? ''}>
            {tools.map(({ action, label, key }) => (
              <MenuItem
                key={action}
                id={action}
                className={styles['item'] ?? ''}
                textValue={label}
                onAction={() => perform(action)}
              >
                <Text slot="label">{label}</Text>
                <Keyboard className={styles['key'] ?? ''}>{key}</Keyboard>
              </MenuItem>
            ))}
          </MenuSection>,
        ])}
      </Menu>
    </Popover>
  );
}
