import { PRINT_PORT_CHANNEL } from '#contract/print-port';
import type { PrintJob, PrintReply } from '#contract/print';
import { setForPrint } from './set-for-print';

// A page that is never shown: it sets one article with its notes, and is then printed by main.
window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const [port] = event.ports;
  if (event.source !== window || event.data !== PRINT_PORT_CHANNEL || port === undefined) return;
  const reply = (message: PrintReply): void => port.postMessage(message);
  port.addEventListener('message', ({ data }: MessageEvent<PrintJob>) => {
    setForPrint(document, data).then(
      () => reply({ kind: 'ready' }),
      (error: unknown) => reply({ kind: 'failed', message: String(error).slice(0, 2000) }),
    );
  });
  port.start();
});
