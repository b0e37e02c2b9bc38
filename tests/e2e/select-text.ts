import type { ElectronApplication, Page } from 'playwright';

/** A point of the window, in CSS pixels. */
interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Selects words of the open article as a person with a mouse does: pressed before the first letter, moved, released
 * after the last. Playwright's own mouse waits for a script in every frame, and the article's frame runs none, so the
 * events go through Electron.
 */
export async function selectWords(app: ElectronApplication, window: Page, words: string): Promise<void> {
  const { from, to } = await window.evaluate(edgesOf, words);
  await dragMouse(app, from, to);
}

/** Clicks the first letter of words in the open article; twice or three times for a double or triple click. */
export async function clickWords(
  app: ElectronApplication,
  window: Page,
  words: string,
  times = 1,
): Promise<void> {
  const { from } = await window.evaluate(edgesOf, words);
  for (let count = 1; count <= times; count += 1) await dragMouse(app, from, from, count);
}

async function dragMouse(app: ElectronApplication, from: Point, to: Point, clickCount = 1): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, [start, end, clickCount]) => {
      const shown = BrowserWindow.getAllWindows().find((each) => each.isVisible());
      if (shown === undefined) throw new Error('no window is shown');
      const at = (point: Point): Point => ({ x: Math.round(point.x), y: Math.round(point.y) });
      const button = { button: 'left', clickCount } as const;
      // Electron takes either spelling; its types name one in 33 and the other in 45.
      const held: readonly string[] = ['leftbuttondown'];
      shown.webContents.sendInputEvent({ type: 'mouseDown', ...at(start), ...button });
      if (start.x !== end.x || start.y !== end.y) {
        const middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
        for (const point of [middle, end])
          shown.webContents.sendInputEvent({
            type: 'mouseMove',
            ...at(point),
            modifiers: held as [],
          });
      }
      shown.webContents.sendInputEvent({ type: 'mouseUp', ...at(end), ...button });
    },
    [from, to, clickCount] as const,
  );
}

/** Runs in the window: where words begin and end on the screen. Brings them into view first. */
function edgesOf(words: string): { readonly from: Point; readonly to: Point } {
  const frame = document.querySelector('iframe');
  const article = frame?.contentDocument;
  if (frame == null || article == null) throw new Error('no article is shown');
  const root = article.querySelector('article');
  if (root === null) throw new Error('the frame holds no article');
  const texts = article.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes: { readonly node: Node; readonly start: number }[] = [];
  let all = '';
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    nodes.push({ node, start: all.length });
    // Line breaks of the source are single spaces to a reader.
    all += (node.nodeValue ?? '').replace(/\s/g, ' ');
  }
  const start = all.indexOf(words);
  if (start === -1) throw new Error(`the article lacks “${words}”`);
  const rectOf = (offset: number): DOMRect => {
    const holder = nodes.findLast((each) => each.start <= offset);
    if (holder === undefined) throw new Error('no text');
    const range = article.createRange();
    range.setStart(holder.node, offset - holder.start);
    range.setEnd(holder.node, offset - holder.start + 1);
    return range.getBoundingClientRect();
  };
  nodes.findLast((each) => each.start <= start)?.node.parentElement?.scrollIntoView({ block: 'center' });
  const box = frame.getBoundingClientRect();
  const first = rectOf(start);
  const last = rectOf(start + words.length - 1);
  return {
    from: { x: box.left + first.left + 1, y: box.top + first.top + first.height / 2 },
    to: { x: box.left + last.right, y: box.top + last.top + last.height / 2 },
  };
}
