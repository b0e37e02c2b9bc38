import type { Job } from '../jobs';
import { holdIdleWork } from './idle-work';
import { timeChanges } from './time-changes';
import { timeFinding } from './time-finding';
import { timeRestore } from './time-restore';

holdIdleWork();

function answerTo(job: Job): unknown {
  switch (job.job) {
    case 'restore':
      return timeRestore(job);
    case 'change':
      return timeChanges(job);
    case 'find':
      return timeFinding(job);
  }
}

// The bench's Electron calls this by name, job by job.
Object.assign(window, { answerTo });
