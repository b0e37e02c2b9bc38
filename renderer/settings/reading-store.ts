import { create } from 'zustand';
import {
  changedReading,
  inRange,
  RANGES,
  THEMES,
  type RangeName,
  type ReadingChange,
  type ReadingSettings,
} from '#core/reading/reading-settings';
import { bridge } from '../app/bridge';
import { notifyFailure } from '../app/notify';

/** How the person reads: what the window shows, which is what was chosen last, stored or on its way to be. */
export const useReading = create<ReadingSettings>(() => bridge.reading);

/** How many changes are on their way: what main tells of meanwhile is older than what is shown. */
let underWay = 0;

/** From now on changes by the menu and the command line are shown too. */
export function followReading(): void {
  bridge.events['reading.changed']((reading) => {
    if (underWay === 0) useReading.setState(reading);
  });
}

/** Shows a change at once and stores it. When it can't be stored that is said, and it holds until the app ends. */
export function changeReading(change: ReadingChange): void {
  useReading.setState((reading) => changedReading(reading, change));
  underWay += 1;
  void bridge.actions['reading.change'](change).then((reply) => {
    underWay -= 1;
    if (!reply.ok) notifyFailure(reply.error);
    else if (underWay === 0) useReading.setState(reply.value);
  });
}

/** One step up or down. */
export function stepReading(name: RangeName, steps: number): void {
  changeReading({ [name]: inRange(name, useReading.getState()[name] + steps * RANGES[name].step) });
}

export function nextTheme(): void {
  const at = THEMES.indexOf(useReading.getState().theme);
  changeReading({ theme: THEMES[(at + 1) % THEMES.length] ?? 'system' });
}
