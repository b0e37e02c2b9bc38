import type { ExtractorReply, ExtractorRequest, ExtractorStep } from '#contract/extractor';
import type { Failure } from '#core/result';
import { runJob } from './run-job';

/** Answers the jobs that come in at a port, one after the other. */
export function serveJobs(port: MessagePort): void {
  const reply = (message: ExtractorReply): void => port.postMessage(message);
  port.addEventListener('message', (event: MessageEvent<ExtractorRequest>) => {
    const { id, job } = event.data;
    const tell = (step: ExtractorStep): void => reply({ id, kind: 'step', step });
    try {
      const result = runJob(job, tell);
      if (result.ok) reply({ id, kind: 'done', value: result.value });
      else reply({ id, kind: 'failed', ...told(result.error) });
    } catch (error) {
      // A page that no rule foresaw; its next job gets a clean start all the same.
      const message = `No article could be made of this page (${reasonOf(error)}). Nothing was saved.`;
      reply({ id, kind: 'failed', code: 'extraction-failed', message });
    }
  });
  port.start();
}

function told({ code, message, remedy }: Failure): Pick<Failure, 'code' | 'message' | 'remedy'> {
  return { code, message, ...(remedy && { remedy }) };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown reason';
  // Chromium's words for it are of no use to a reader.
  if (error.message.startsWith('Maximum call stack')) return 'its parts are nested too deeply';
  return error.message.split('\n', 1)[0]?.slice(0, 200) ?? '';
}
