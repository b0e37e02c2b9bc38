import { expect, test } from 'vitest';
import { distanceIntoView } from '../../../renderer/reader/scroll-distance';

const lines = (top: number, bottom: number) => ({ top, bottom });

test('what is in view stays where it is', () => {
  expect(distanceIntoView(lines(8, 40), 600)).toBe(0);
  expect(distanceIntoView(lines(300, 592), 600)).toBe(0);
});

test('what is below comes up with some room under it, and never less than whole', () => {
  expect(distanceIntoView(lines(580, 610), 600)).toBe(42);
  expect(distanceIntoView(lines(580, 1160), 600)).toBe(572);
});

test('what is above comes down under the room for the bar, if that leaves it whole', () => {
  expect(distanceIntoView(lines(-100, -70), 600)).toBe(-164);
  expect(distanceIntoView(lines(-100, 480), 600)).toBe(-112);
});

test('of what is taller than the pane the beginning is shown', () => {
  expect(distanceIntoView(lines(-100, 900), 600)).toBe(-108);
  expect(distanceIntoView(lines(400, 1400), 600)).toBe(392);
  expect(distanceIntoView(lines(20, 1020), 600)).toBe(0);
});
