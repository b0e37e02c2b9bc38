import { useId, type CSSProperties, type ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import styles from './choice.module.css';

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly values: readonly Value[];
  readonly value: Value;
  readonly nameOf: (value: Value) => string;
  /** What stands on a button, where its name alone won't do. */
  readonly show?: (value: Value) => ReactNode;
  /** How many stand side by side at most; as many as there is room for unless said. */
  readonly inRow?: number;
  readonly onChange: (value: Value) => void;
}

/** One of several, all in sight: a group of radio buttons that the arrows go through. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, values, value, nameOf, show, inRow, onChange } = props;
  const id = useId();
  return (
    <div className={styles['choice']}>
      <span id={id} className={styles['label']}>
        {label}
      </span>
      <ToggleButtonGroup
        aria-labelledby={id}
        className={styles['group'] ?? ''}
        style={{ '--in-row': inRow ?? 'auto' } as CSSProperties}
        data-rows={inRow === undefined ? undefined : true}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[value]}
        onSelectionChange={(keys) => {
          const chosen = values.find((each) => keys.has(each));
          if (chosen !== undefined) onChange(chosen);
        }}
      >
        {values.map((each) => (
          <ToggleButton key={each} id={each} className={styles['button'] ?? ''} aria-label={nameOf(each)}>
            {show === undefined ? nameOf(each) : show(each)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}
