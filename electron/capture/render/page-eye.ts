import type { WebContents } from 'electron';
import { z } from 'zod';
import { LARGEST_SOURCE } from '../limits';

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

const QUIET = `(() => {
  if (globalThis.changedAt === undefined) {
    globalThis.changedAt = performance.now();
    const watch = new MutationObserver(() => { globalThis.changedAt = performance.now(); });
    watch.observe(document, { subtree: true, childList: true, characterData: true });
  }
  return performance.now() - globalThis.changedAt;
})()`;

// By the prototypes' own getters: an element called “documentElement” would stand before the document's.
const TAKE = `(() => {
  const root = Object.getOwnPropertyDescriptor(Document.prototype, 'documentElement').get.call(document);
  const html = root === null ? '' : '<!doctype html>' + root.outerHTML;
  return { url: location.href, html: html.length > ${LARGEST_SOURCE} ? null : html };
})()`;

const frameTreeSchema = z.object({ frameTree: z.object({ frame: z.object({ id: z.string() }) }) });
const worldSchema = z.object({ executionContextId: z.int() });
const quietSchema = z.object({ result: z.object({ value: z.number() }) });
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
