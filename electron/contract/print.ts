import { z } from 'zod';
import type { Typeface } from '#core/reading/reading-settings';
import type { OpenArticle } from './views';

/** Main to the print page: what is to stand on paper. */
export interface PrintJob {
  readonly open: OpenArticle;
  readonly typeface: Typeface;
}

/** The print page to main, once: it stands there with its images and fonts, or it couldn't be made. */
export const printReplySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('failed'), message: z.string().max(2000) }),
]);
export type PrintReply = Readonly<z.infer<typeof printReplySchema>>;
