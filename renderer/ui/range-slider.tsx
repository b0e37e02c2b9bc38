import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import type { Range } from '#core/reading/reading-settings';
import styles from './range-slider.module.css';

interface RangeSliderProps {
  readonly label: string;
  readonly range: Range;
  readonly value: number;
  /** The value for people, with its unit. */
  readonly show: (value: number) => string;
  readonly onChange: (value: number) => void;
}

/** A figure between two bounds, by pointer or by the arrow keys. */
export function RangeSlider({ label, range, value, show, onChange }: RangeSliderProps) {
  const share = ((value - range.least) / (range.most - range.least)) * 100;
  return (
    <Slider<number>
      className={styles['slider'] ?? ''}
      minValue={range.least}
      maxValue={range.most}
      step={range.step}
      value={value}
      onChange={onChange}
    >
      <Label className={styles['label'] ?? ''}>{label}</Label>
      <SliderOutput className={styles['value'] ?? ''}>{show(value)}</SliderOutput>
      <SliderTrack className={styles['track'] ?? ''}>
        <div className={styles['filled']} style={{ inlineSize: `${share}%` }} />
        <SliderThumb className={styles['thumb'] ?? ''} />
      </SliderTrack>
    </Slider>
  );
}
