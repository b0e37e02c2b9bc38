import { z } from 'zod';
import type { CaptureProgress } from '#contract/events';
import { stepWords } from '#contract/step-words';
import { sourceSchema, type CommandName } from '#core/commands';
import { labelOf } from '../../capture/label';
import type { CliDoor } from './open-door';

/**
 * Says now and then what saves that take long are at, a line each time: for where standard error is a file or a pipe,
 * from which no line can be taken away again. Quick saves say nothing.
 */
export interface SlowSaves {
  readonly showCapture: (progress: CaptureProgress) => void;
  /** A door whose saves are watched; one that another process holds tells of no progress, but the time goes by. */
  readonly watch: (door: CliDoor) => CliDoor;
}

const FIRST_MS = 5_000;
const THEN_MS = 30_000;

const SAVES: ReadonlySet<CommandName> = new Set(['article.save', 'article.refetch']);
const withSource = z.object({ source: sourceSchema });

/** @param say - writes to standard error */
export function createSlowSaves(say: (text: string) => Promise<void>): SlowSaves {
  const at = new Map<string, CaptureProgress>();

  /** Gives what ends it. */
  const begin = (args: unknown): (() => void) => {
    let ms = FIRST_MS;
    const tell = (): void => {
      const given = withSource.safeParse(args);
      const [only] = at.size === 1 ? at.keys() : [];
      const label = given.success ? labelOf(given.data.source) : (only ?? 'The article');
      const progress = at.get(label);
      const doing = progress === undefined ? 'Still at it' : stepWords(progress);
      void say(`${label}: ${doing}; ${ms / 1000} seconds so far.\n`);
      ms += THEN_MS;
      timer = setTimeout(tell, THEN_MS);
    };
    let timer = setTimeout(tell, FIRST_MS);
    return () => clearTimeout(timer);
  };

  return {
    showCapture(progress) {
      if (progress.step === 'done' || progress.step === 'failed') at.delete(progress.label);
      else at.set(progress.label, progress);
    },
    watch: (door) => ({
      ...door,
      async command(name, args) {
        const end = SAVES.has(name) ? begin(args) : null;
        try {
          return await door.command(name, args);
        } finally {
          end?.();
        }
      },
    }),
  };
}
