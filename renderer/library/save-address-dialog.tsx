import { useEffect, useId, useRef, useState, type SubmitEvent } from 'react';
import { FieldError, Input, Label, TextField } from 'react-aria-components';
import { useLibrary } from '../app/library-store';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { stepWords } from '#contract/step-words';
import styles from './save-address-dialog.module.css';
import { useAddressSave, type AddressSave } from './use-address-save';

interface SaveAddressDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/**
 * Asks for a web address and saves the article behind it. It stays until the article is there: what goes wrong is said
 * beside the address, which may only lack a letter.
 */
export function SaveAddressDialog({ isOpen, onClose }: SaveAddressDialogProps) {
  const save = useAddressSave(onClose);
  const close = (): void => {
    save.stop();
    onClose();
  };
  return (
    <Dialog title="Save an address" isOpen={isOpen} onClose={close}>
      <AddressForm save={save} onClose={close} />
    </Dialog>
  );
}

interface AddressFormProps {
  readonly save: AddressSave;
  readonly onClose: () => void;
}

function AddressForm({ save, onClose }: AddressFormProps) {
  const [address, setAddress] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const problemId = useId();
  const { captureId, problem } = save;

  useEffect(() => {
    if (problem !== null) field.current?.focus();
  }, [problem]);

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (captureId === null) save.submit(address);
  };

  return (
    <form onSubmit={submit}>
      <TextField
        className={styles['field'] ?? ''}
        value={address}
        onChange={(value) => {
          setAddress(value);
          save.forget();
        }}
        isInvalid={problem !== null}
        isReadOnly={captureId !== null}
        validationBehavior="aria"
        autoFocus
      >
        <Label className={styles['label'] ?? ''}>Web address of the article</Label>
        <Input
          ref={field}
          className={styles['input'] ?? ''}
          placeholder="https://"
          spellCheck="false"
          {...(problem !== null && { 'aria-errormessage': problemId })}
        />
        <div id={problemId} role="alert">
          <FieldError className={styles['problem'] ?? ''}>{problem}</FieldError>
        </div>
      </TextField>
      <div className={styles['foot']}>
        <p className={styles['progress']} role="status">
          {captureId !== null && <Progress captureId={captureId} />}
        </p>
        <Button onPress={onClose}>Cancel</Button>
        {/* The likeliest is the button on the right, as everywhere. */}
        {save.offers.toReversed().map(({ label, act }, index) => (
          <Button key={label} onPress={act} kind={index === save.offers.length - 1 ? 'primary' : 'plain'}>
            {label}
          </Button>
        ))}
        {save.offers.length === 0 && (
          <Button kind="primary" type="submit" isDisabled={address.trim() === '' || captureId !== null}>
            Save
          </Button>
        )}
      </div>
    </form>
  );
}

function Progress({ captureId }: { readonly captureId: string }) {
  const capture = useLibrary(({ captures }) => captures.find((each) => each.captureId === captureId));
  return capture === undefined ? 'Asking for the page' : stepWords(capture);
}
