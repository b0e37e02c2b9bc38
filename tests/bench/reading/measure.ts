import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import type { Measured } from './windows';

const SCROLL_FRAMES = 180;
const SCROLL_STEP = 40;

/** What the page knows as the shown article: its heading, and whether its first highlight is painted. */
export interface Awaited {
  readonly title: string;
  readonly hasMark: boolean;
}

/**
 * From a key to the frame in which an article is painted that wasn't shown before, in ms. The page's own clock: from
 * the event's time stamp to the first task after that frame's work.
 */
export async function keyToPainted(window: Page, key: string, awaited: Awaited): Promise<number> {
  const measured = await window.evaluateHandle(({ title, hasMark }) => {
    const isThere = (): boolean => {
      const document_ = document.querySelector('iframe')?.contentDocument ?? document;
      return (
        document_.querySelector('h1')?.textContent === title &&
        (!hasMark || document_.querySelector('article mark') !== null)
      );
    };
    const painted = new Promise<number>((resolve) => {
      const onKey = ({ timeStamp }: KeyboardEvent): void => {
        const onFrame = (): void => {
          if (!isThere()) {
            requestAnimationFrame(onFrame);
            return;
          }
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - timeStamp);
          port2.postMessage(null);
        };
        requestAnimationFrame(onFrame);
      };
      addEventListener('keydown', onKey, { capture: true, once: true });
    });
    return { painted };
  }, awaited);
  await window.keyboard.press(key);
  return measured.evaluate(({ painted }) => painted);
}

/** The times between frames while an article is scrolled, 95 of 100 of which are shorter, in ms. */
export async function scrollFrames(window: Page): Promise<number> {
  const times = await window.evaluate(
    async ({ frames, step }) => {
      const pane = document.querySelector('#scroller') ?? document.scrollingElement;
      if (pane === null) throw new Error('nothing to scroll');
      pane.scrollTop = 0;
      const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
      const between: number[] = [];
      let before = await nextFrame();
      for (let frame = 0; frame < frames; frame += 1) {
        pane.scrollTop += step;
        const now = await nextFrame();
        between.push(now - before);
        before = now;
      }
      return between;
    },
    { frames: SCROLL_FRAMES, step: SCROLL_STEP },
  );
  times.sort((one, other) => one - other);
  return times[Math.floor(times.length * 0.95)] ?? 0;
}

/** What all processes of a program hold in memory, each shared page counted once, in MB. Linux only: from /proc. */
export async function memoryMb({ app }: Measured): Promise<number> {
  const pids = await app.evaluate(({ app: own }) => own.getAppMetrics().map(({ pid }) => pid));
  let kilobytes = 0;
  for (const pid of pids) {
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
    kilobytes += Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0);
  }
  return kilobytes / 1024;
}
