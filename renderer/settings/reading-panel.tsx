import type { RefObject } from 'react';
import {
  DEFAULT_READING,
  FLOWS,
  PARAGRAPH_STYLES,
  RANGES,
  THEMES,
  TYPEFACES,
  type RangeName,
  type Theme,
  type Typeface,
} from '#core/reading/reading-settings';
import { Button } from '../ui/button';
import { Choice } from '../ui/choice';
import { Panel } from '../ui/panel';
import { RangeSlider } from '../ui/range-slider';
import { Switch } from '../ui/switch';
import { FLOW_NAMES, PARAGRAPH_NAMES, THEME_NAMES, TYPEFACE_NAMES } from './choice-names';
import styles from './reading-panel.module.css';
import { changeReading, useReading } from './reading-store';

interface ReadingPanelProps {
  readonly trigger: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

/** Everything about how the text looks. The text beside it shows each change at once. */
export function ReadingPanel({ trigger, onClose }: ReadingPanelProps) {
  const reading = useReading();
  return (
    <Panel
      label="Reading settings"
      trigger={trigger}
      width={392}
      className={styles['panel'] ?? ''}
      onClose={onClose}
    >
      <Choice
        label="Theme"
        inRow={6}
        values={THEMES}
        value={reading.theme}
        nameOf={(theme) => THEME_NAMES[theme]}
        show={(theme) => <ThemeSample theme={theme} />}
        onChange={(theme) => changeReading({ theme })}
      />
      <Choice
        label="Typeface"
        inRow={3}
        values={TYPEFACES}
        value={reading.typeface}
        nameOf={(typeface) => TYPEFACE_NAMES[typeface]}
        show={(typeface) => <TypefaceSample typeface={typeface} />}
        onChange={(typeface) => changeReading({ typeface })}
      />
      <div className={styles['figures']}>
        <Figure name="size" label="Size" show={(px) => `${px} px`} />
        <Figure name="lineHeight" label="Line height" show={(times) => times.toFixed(2)} />
        <Figure name="measure" label="Line length" show={(ems) => `${ems} em`} />
        <Figure name="letterSpacing" label="Letter spacing" show={(hundredths) => `${hundredths} %`} />
      </div>
      <div className={styles['pair']}>
        <Choice
          label="Paragraphs"
          values={PARAGRAPH_STYLES}
          value={reading.paragraphs}
          nameOf={(style) => PARAGRAPH_NAMES[style]}
          onChange={(paragraphs) => changeReading({ paragraphs })}
        />
        <Choice
          label="Going on"
          values={FLOWS}
          value={reading.flow}
          nameOf={(flow) => FLOW_NAMES[flow]}
          onChange={(flow) => changeReading({ flow })}
        />
      </div>
      <div>
        <Switch isOn={reading.justify} onChange={(justify) => changeReading({ justify })}>
          Justify and hyphenate
        </Switch>
        <Switch isOn={reading.lineGuide} onChange={(lineGuide) => changeReading({ lineGuide })}>
          Line guide
        </Switch>
        <Switch isOn={reading.focus} onChange={(focus) => changeReading({ focus })}>
          Focus mode
        </Switch>
      </div>
      <div className={styles['foot']}>
        <Button
          kind="quiet"
          onPress={() => changeReading({ ...DEFAULT_READING, theme: reading.theme, flow: reading.flow })}
        >
          Set type as it came
        </Button>
      </div>
    </Panel>
  );
}

interface FigureProps {
  readonly name: RangeName;
  readonly label: string;
  readonly show: (value: number) => string;
}

function Figure({ name, label, show }: FigureProps) {
  const value = useReading((state) => state[name]);
  return (
    <RangeSlider
      label={label}
      range={RANGES[name]}
      value={value}
      show={show}
      onChange={(next) => changeReading({ [name]: next })}
    />
  );
}

function ThemeSample({ theme }: { readonly theme: Theme }) {
  return (
    <span className={styles['theme']}>
      <span className={styles['paper']} data-sample={theme} aria-hidden>
        Aa
      </span>
      {THEME_NAMES[theme]}
    </span>
  );
}

function TypefaceSample({ typeface }: { readonly typeface: Typeface }) {
  return (
    <span className={styles['face']} data-face={typeface}>
      {TYPEFACE_NAMES[typeface]}
    </span>
  );
}
