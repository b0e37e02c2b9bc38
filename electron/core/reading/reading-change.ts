import { z } from 'zod';
import {
  FLOWS,
  inRange,
  PARAGRAPH_STYLES,
  RANGES,
  THEMES,
  TYPEFACES,
  type RangeName,
  type ReadingChange,
} from './reading-settings';

/** What a person changes of the reading settings, checked at the door. */
export const readingChangeSchema: z.ZodType<ReadingChange> = z
  .strictObject({
    theme: z.enum(THEMES),
    typeface: z.enum(TYPEFACES),
    size: ranged('size'),
    lineHeight: ranged('lineHeight'),
    measure: ranged('measure'),
    letterSpacing: ranged('letterSpacing'),
    paragraphs: z.enum(PARAGRAPH_STYLES),
    justify: z.boolean(),
    flow: z.enum(FLOWS),
    focus: z.boolean(),
    lineGuide: z.boolean(),
  })
  .partial();

/** Figures outside the bounds are refused; those between two steps go to the nearer one. */
function ranged(name: RangeName) {
  const { least, most } = RANGES[name];
  return z
    .number()
    .min(least)
    .max(most)
    .transform((value) => inRange(name, value));
}
