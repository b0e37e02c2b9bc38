import { PRINT_PORT_CHANNEL } from '#contract/print-port';
import { receivePort } from './channel';

// The page gets its port and nothing else: no function of ours is exposed to it.
receivePort(PRINT_PORT_CHANNEL, (port) => {
  window.postMessage(PRINT_PORT_CHANNEL, window.location.origin, [port]);
});
