import { EXTRACTOR_PORT_CHANNEL } from '#contract/extractor-port';
import { serveJobs } from './serve-jobs';

// The hidden page that parses, extracts and sanitises. It has no network, no Node and no way out but the port that its
// preload hands over; markup is only ever parsed inert here.
window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const [port] = event.ports;
  if (event.source === window && event.data === EXTRACTOR_PORT_CHANNEL && port !== undefined) serveJobs(port);
});
