import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeToolbar, type Box } from '../../../renderer/highlights/toolbar-place';

const PANE: Box = { left: 100, top: 50, right: 700, bottom: 850 };
const BAR = { width: 320, height: 34 };
const BY_MOUSE = { byTouch: false, backwards: false };

function line(top: number, left = 100, right = 700): Box {
  return { left, top, right, bottom: top + 22 };
}

/** Lines from one height to another, 30 px apart. */
function lines(from: number, to: number): readonly Box[] {
  return Array.from({ length: Math.floor((to - from) / 30) + 1 }, (_, index) => line(from + index * 30));
}

function covers(place: { left: number; top: number }, boxes: readonly Box[], bar = BAR): boolean {
  return boxes.some(
    ({ left, top, right, bottom }) =>
      place.left < right &&
      place.left + bar.width > left &&
      place.top < bottom &&
      place.top + bar.height > top,
  );
}

describe('placeToolbar', () => {
  it('stands above the first line, in its middle', () => {
    expect(placeToolbar([line(400, 200, 600)], BAR, PANE, BY_MOUSE)).toEqual({
      side: 'above',
      left: 240,
      top: 356,
    });
  });

  it('stands below where there is no room above, by the end of the last line', () => {
    const place = placeToolbar([line(60), line(90, 100, 500)], BAR, PANE, BY_MOUSE);
    expect(place).toEqual({ side: 'below', left: 340, top: 122 });
  });

  it('stands below on touch, above only where there is no room there', () => {
    const byTouch = { byTouch: true, backwards: false };
    expect(placeToolbar([line(400)], BAR, PANE, byTouch)?.side).toBe('below');
    expect(placeToolbar([line(820)], BAR, PANE, byTouch)?.side).toBe('above');
  });

  it('leaves the lines free that a selection upwards goes to', () => {
    const upwards = { byTouch: false, backwards: true };
    expect(placeToolbar([line(400)], BAR, PANE, upwards)?.side).toBe('below');
    expect(placeToolbar([line(820)], BAR, PANE, upwards)?.side).toBe('above');
  });

  it('goes to the edge away from the moving end when the selection is taller than the pane', () => {
    const all = lines(-300, 1200);
    expect(placeToolbar(all, BAR, PANE, BY_MOUSE)).toMatchObject({ side: 'edge', top: 58 });
    expect(placeToolbar(all, BAR, PANE, { byTouch: false, backwards: true })).toMatchObject({
      side: 'edge',
      top: 850 - 8 - 34,
    });
  });

  it('takes the edge, and the end of it, where nothing is selected', () => {
    const short = [...lines(60, 780), line(810, 100, 300)];
    const place = placeToolbar(short, BAR, PANE, BY_MOUSE);
    expect(place?.side).toBe('edge');
    expect(place !== null && covers(place, short)).toBe(false);
  });

  it('isn’t seen while none of the selection is in view', () => {
    expect(placeToolbar(lines(-300, 0), BAR, PANE, BY_MOUSE)).toBeNull();
    expect(placeToolbar(lines(900, 1200), BAR, PANE, BY_MOUSE)).toBeNull();
  });

  it('stands in the pane wherever the selection is, and beside it covers nothing of it', () => {
    const lineBox = fc
      .tuple(fc.integer({ min: 100, max: 600 }), fc.integer({ min: 1, max: 600 }))
      .map(([left, width]) => ({ left, right: Math.min(700, left + width) }));
    fc.assert(
      fc.property(
        fc.integer({ min: -900, max: 900 }),
        fc.array(lineBox, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 60, max: 600 }),
        fc.boolean(),
        fc.boolean(),
        (top, widths, width, byTouch, backwards) => {
          const selected = widths.map((each, index) => ({
            ...each,
            top: top + index * 30,
            bottom: top + index * 30 + 22,
          }));
          const bar = { width, height: 34 };
          const place = placeToolbar(selected, bar, PANE, { byTouch, backwards });
          if (place === null) return;
          expect(place.left).toBeGreaterThanOrEqual(PANE.left);
          expect(place.left + width).toBeLessThanOrEqual(PANE.right);
          expect(place.top).toBeGreaterThanOrEqual(PANE.top);
          expect(place.top + bar.height).toBeLessThanOrEqual(PANE.bottom);
          if (place.side !== 'edge') expect(covers(place, selected, bar)).toBe(false);
        },
      ),
    );
  });
});
