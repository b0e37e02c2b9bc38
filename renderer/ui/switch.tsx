import type { ReactNode } from 'react';
import { SwitchButton, SwitchField } from 'react-aria-components';
import styles from './switch.module.css';

interface SwitchProps {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly children: ReactNode;
}

/** Something that is on or off, and takes effect at once. */
export function Switch({ isOn, onChange, children }: SwitchProps) {
  return (
    <SwitchField isSelected={isOn} onChange={onChange}>
      <SwitchButton className={styles['switch'] ?? ''}>
        <span>{children}</span>
        <span className={styles['track']} aria-hidden>
          <span className={styles['knob']} />
        </span>
      </SwitchButton>
    </SwitchField>
  );
}
