import { useRef } from 'react';
import { Menu, MenuItem, Popover, Text } from 'react-aria-components';
import { writeClipboard } from '../../app/clipboard';
import { notify, notifyFailure } from '../../app/notify';
import styles from '../../ui/menu.module.css';
import { focusText } from '../focus-text';
import { closeLinkMenu, type LinkMenuPlace } from './link-store';
import { openLink } from './open-link';
import { saveLink } from './save-link';

/** What can be done with a link of the article. */
export function LinkMenu({ place }: { readonly place: LinkMenuPlace }) {
  const trigger = useRef<HTMLSpanElement>(null);
  const { address } = place;
  const isPage = /^https?:/i.test(address);
  const close = (): void => {
    closeLinkMenu();
    focusText();
  };
  return (
    <>
      <span ref={trigger} style={{ position: 'absolute', left: place.x, top: place.y }} />
      <Popover
        className={styles['popover'] ?? ''}
        aria-label="Link"
        triggerRef={trigger}
        placement="bottom start"
        isOpen
        onOpenChange={(isOpen) => !isOpen && close()}
      >
        <Menu className={styles['menu'] ?? ''} aria-label="Link" autoFocus="first" onClose={close}>
          <Item
            id="open"
            label={isPage ? 'Open in the browser' : 'Write a mail'}
            act={() => openLink(address)}
          />
          {isPage && <Item id="save" label="Save for later" act={() => saveLink(address)} />}
          <Item id="copy" label="Copy the address" act={() => copyAddress(address)} />
        </Menu>
      </Popover>
    </>
  );
}

interface ItemProps {
  readonly id: string;
  readonly label: string;
  readonly act: () => Promise<void>;
}

function Item({ id, label, act }: ItemProps) {
  return (
    <MenuItem id={id} className={styles['item'] ?? ''} textValue={label} onAction={() => void act()}>
      <Text slot="label">{label}</Text>
    </MenuItem>
  );
}

async function copyAddress(address: string): Promise<void> {
  const copied = await writeClipboard({ text: address });
  if (copied.ok) notify('Address copied.');
  else notifyFailure(copied.error);
}
