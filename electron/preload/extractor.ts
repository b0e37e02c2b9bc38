import { EXTRACTOR_PORT_CHANNEL } from '#contract/extractor-port';
import { receivePort } from './channel';

// The page gets its port and nothing else: no function of ours is exposed to it.
receivePort(EXTRACTOR_PORT_CHANNEL, (port) => {
  window.postMessage(EXTRACTOR_PORT_CHANNEL, window.location.origin, [port]);
});
