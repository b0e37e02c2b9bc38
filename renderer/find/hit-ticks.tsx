import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { TextRange } from '#core/text/text-model';
import { rooms } from '../app/rooms';
import { useReader } from '../app/reader-store';
import styles from './hit-ticks.module.css';
import { heightsOf } from './hit-places';

interface HitTicksProps {
  readonly hits: readonly TextRange[];
  readonly current: number;
}

const TICK = 2;

/** Where in the whole article the found places are, as ticks over the scroll bar. */
export function HitTicks({ hits, current }: HitTicksProps) {
  const shown = useReader((state) => state.shown);
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    const { current: target } = canvas;
    if (target === null || shown === null) return;
    const redraw = (): void => {
      const heights = heightsOf(shown, hits);
      draw(target, heights, heights[current]);
    };
    // The pane gets another height, or the text under it when images come.
    const observer = new ResizeObserver(redraw);
    observer.observe(rooms.scroller);
    observer.observe(rooms.frame);
    const look = matchMedia('(prefers-color-scheme: dark)');
    look.addEventListener('change', redraw);
    return () => {
      observer.disconnect();
      look.removeEventListener('change', redraw);
    };
  }, [shown, hits, current]);

  return createPortal(<canvas ref={canvas} className={styles['ticks']} aria-hidden />, rooms.reader);
}

function draw(canvas: HTMLCanvasElement, heights: readonly number[], current: number | undefined): void {
  const { scroller, frame } = rooms;
  canvas.style.top = `${scroller.offsetTop}px`;
  canvas.style.height = `${scroller.clientHeight}px`;
  const scale = window.devicePixelRatio;
  canvas.width = canvas.clientWidth * scale;
  canvas.height = canvas.clientHeight * scale;
  const context = canvas.getContext('2d');
  if (context === null) return;
  const above = frame.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
  const atRow = (height: number): number =>
    Math.round(((above + height) / scroller.scrollHeight) * canvas.height);
  const style = getComputedStyle(canvas);
  context.fillStyle = style.color;
  for (const row of new Set(heights.map(atRow))) context.fillRect(0, row, canvas.width, TICK * scale);
  if (current === undefined) return;
  context.fillStyle = style.outlineColor;
  context.fillRect(0, atRow(current) - scale, canvas.width, 2 * TICK * scale);
}
