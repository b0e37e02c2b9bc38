import type { WebContents } from 'electron';
import { z } from 'zod';
import { HAS_TEXT, QUIET, TAKE } from './page-scripts';

/** What a page is at a moment. */
export interface RenderedPage {
  /** The document as markup; null when it is longer than a page may be. */
  readonly html: string | null;
  /** Where it is, after redirects and what its scripts made of the address. */
  readonly url: string;
}

/**
 * Looks at a page from outside, through the protocol of Chromium's developer tools. Electron's own ways to run a script
 * either wait until the page has loaded, which some never have, or run among the page's scripts, which can change what
 * every function there says. This does neither, and it counts bytes.
 */
export interface PageEye {
  /** How long nothing has been added to the document or taken out of it, in ms; null when there is none yet. */
  quietFor(): Promise<number | null>;
  /** Whether there is some text in it by now, beside what stands over, under and around every page. */
  hasText(): Promise<boolean>;
  /** The page as it is now. Stops the script that is running. Null when there is none. */
  take(): Promise<RenderedPage | null>;
}

const WORLD = 'commonplace-render';

/**
 * What is taken from a page: ways to servers past the requests that the guard sees, closing the window that is read,
 * and asking, which Electron would answer with an error that ends the script.
 */
const RESTRAINTS = `
  for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport']) delete globalThis[name];
  // Electron sets its own later, which is let by.
  const silence = (name, answer) =>
    Object.defineProperty(globalThis, name, { get: () => () => answer, set: () => undefined });
  silence('close', undefined);
  silence('prompt', null);`;

const frameTreeSchema = z.object({ frameTree: z.object({ frame: z.object({ id: z.string() }) }) });
const worldSchema = z.object({ executionContextId: z.int() });
const quietSchema = z.object({ result: z.object({ value: z.number() }) });
const hasTextSchema = z.object({ result: z.object({ value: z.boolean() }) });
const takenSchema = z.object({
  result: z.object({ value: z.object({ url: z.string(), html: z.string().nullable() }) }),
});
const dataSchema = z.object({ dataLength: z.int().nonnegative() });

/**
 * Begins to look, before anything of the page is loaded.
 * @param onBytes hears how many more have come in, after decompression
 */
export async function openEye(contents: WebContents, onBytes: (more: number) => void): Promise<PageEye> {
  // Before there is any document nobody would answer.
  await contents.loadURL('about:blank');
  const tools = contents.debugger;
  tools.attach('1.3');
  tools.on('message', (_event, method, params: unknown) => {
    if (method !== 'Network.dataReceived') return;
    const data = dataSchema.safeParse(params);
    if (data.success) onBytes(data.data.dataLength);
  });
  await tools.sendCommand('Page.enable');
  await tools.sendCommand('Page.addScriptToEvaluateOnNewDocument', { source: `{${RESTRAINTS}\n}` });
  // Nobody asks for the answers again, which would be kept in memory otherwise.
  await tools.sendCommand('Network.enable', { maxTotalBufferSize: 0, maxResourceBufferSize: 0 });

  const ask = async (expression: string): Promise<unknown> => {
    const { frame } = frameTreeSchema.parse(await tools.sendCommand('Page.getFrameTree')).frameTree;
    const world: unknown = await tools.sendCommand('Page.createIsolatedWorld', {
      frameId: frame.id,
      worldName: WORLD,
    });
    const contextId = worldSchema.parse(world).executionContextId;
    return tools.sendCommand('Runtime.evaluate', { expression, contextId, returnByValue: true });
  };
  return {
    async quietFor() {
      const said = quietSchema.safeParse(await askOrNot(() => ask(QUIET)));
      return said.success ? said.data.result.value : null;
    },
    async hasText() {
      const said = hasTextSchema.safeParse(await askOrNot(() => ask(HAS_TEXT)));
      return said.success && said.data.result.value;
    },
    async take() {
      // A script that never ends would never let the question through.
      const stop = (): Promise<unknown> => tools.sendCommand('Runtime.terminateExecution');
      await askOrNot(stop);
      const said = takenSchema.safeParse(await askOrNot(() => ask(TAKE)));
      return said.success ? said.data.result.value : null;
    },
  };
}

/** Between two documents there is none to ask; the next question finds the new one. */
async function askOrNot(ask: () => Promise<unknown>): Promise<unknown> {
  try {
    return await ask();
  } catch {
    return null;
  }
}
