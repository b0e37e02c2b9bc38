import { useState, type SubmitEvent } from 'react';
import { FieldError, Input, Label, TextField } from 'react-aria-components';
import { save } from './save';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import styles from './save-address-dialog.module.css';

interface SaveAddressDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Asks for a web address and saves the article behind it. */
export function SaveAddressDialog({ isOpen, onClose }: SaveAddressDialogProps) {
  return (
    <Dialog title="Save an address" isOpen={isOpen} onClose={onClose}>
      <AddressForm onClose={onClose} />
    </Dialog>
  );
}

function AddressForm({ onClose }: { readonly onClose: () => void }) {
  const [address, setAddress] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const url = withScheme(address.trim());
    if (!URL.canParse(url)) {
      setProblem('That isn’t a web address. It looks like harbour.example/story.');
      return;
    }
    onClose();
    void save({ kind: 'url', url });
  };

  return (
    <form onSubmit={submit}>
      <TextField
        className={styles['field'] ?? ''}
        value={address}
        onChange={(value) => {
          setAddress(value);
          setProblem(null);
        }}
        isInvalid={problem !== null}
        validationBehavior="aria"
        autoFocus
      >
        <Label className={styles['label'] ?? ''}>Web address of the article</Label>
        <Input className={styles['input'] ?? ''} placeholder="https://" spellCheck="false" />
        <FieldError className={styles['problem'] ?? ''}>{problem}</FieldError>
      </TextField>
      <div className={styles['buttons']}>
        <Button onPress={onClose}>Cancel</Button>
        <Button kind="primary" type="submit" isDisabled={address.trim() === ''}>
          Save
        </Button>
      </div>
    </form>
  );
}

/** People leave the scheme out, as they do in a browser's address bar. */
function withScheme(address: string): string {
  return /^[a-z][a-z0-9+.-]*:/i.test(address) && !/^[^/]*:\d+/.test(address) ? address : `https://${address}`;
}
