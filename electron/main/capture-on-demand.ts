import { app } from 'electron';
import type { Capture } from '../capture/capture';
import { preloadPath } from './app-paths';
import { serveApp } from './app-protocol';
import { pageAddress } from './page-path';

/** A capture that is made when it is first used: it needs a window of Electron's and a good deal of code. */
export interface CaptureOnDemand {
  readonly get: () => Promise<Capture>;
  readonly cancel: (captureId: string) => void;
  readonly close: () => Promise<void>;
}

export function captureOnDemand(): CaptureOnDemand {
  let made: Promise<Capture> | null = null;
  return {
    get: () => (made ??= makeCapture()),
    cancel: (captureId) => void made?.then((capture) => capture.cancel(captureId)),
    close: async () => (await made)?.close(),
  };
}

async function makeCapture(): Promise<Capture> {
  const [{ createCapture }] = await Promise.all([import('../capture/capture'), app.whenReady()]);
  return createCapture({
    version: app.getVersion(),
    extractorPage: pageAddress('extractor'),
    extractorPreload: preloadPath('extractor'),
    serveApp,
  });
}
