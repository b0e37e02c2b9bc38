import type { Bridge } from '#contract/bridge';

declare global {
  interface Window {
    readonly commonplace: Bridge;
  }
}

/** The one place in the renderer that touches what the preload put on the window. */
export const bridge: Bridge = window.commonplace;
