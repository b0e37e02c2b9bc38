import { z } from 'zod';
import { articleIdSchema } from '../ids';

export const LOG_FORMAT = 1;

/** The steps of a capture that a log may tell of, in order. */
export const LOGGED_STEPS = ['fetch', 'decode', 'extract', 'sanitise', 'assets', 'store'] as const;

/** How an article was captured: what each step took and did, for the person to read. */
export const captureLogSchema = z.object({
  steps: z.array(
    z.object({
      step: z.enum(LOGGED_STEPS),
      ms: z.number().nonnegative(),
      /** Plain sentences: what was kept, what was left out, and why. */
      notes: z.array(z.string()),
    }),
  ),
});
export type CaptureLog = Readonly<z.infer<typeof captureLogSchema>>;
export type LoggedStep = CaptureLog['steps'][number];

/** `articles/<id>/log/<n>.json`: the log of one content version. Written once, never changed. */
export const captureLogDocumentSchema = z.object({
  format: z.literal(LOG_FORMAT),
  articleId: articleIdSchema,
  /** Of the content version. */
  number: z.int().positive(),
  ...captureLogSchema.shape,
});
export type CaptureLogDocument = Readonly<z.infer<typeof captureLogDocumentSchema>>;
