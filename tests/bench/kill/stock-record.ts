import { z } from 'zod';
import { SHELVES } from '#core/article/shelves';

/** An article in the store that stock lowdb keeps: what the harness asks of it and no more. */
export const stockRecordSchema = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  shelf: z.enum(SHELVES),
  trashed: z.boolean(),
  highlights: z.array(z.object({ id: z.string(), note: z.string() })),
});
export type StockRecord = z.infer<typeof stockRecordSchema>;
