import { z } from 'zod';
import { articleIdSchema, highlightIdSchema } from '../ids';
import { revisionSchema } from '../merge/revision';
import { HIGHLIGHT_COLORS } from './colors';

/**
 * Where a highlight stands in a content version. *exact*: its words are at the stored place; *moved*: the same words,
 * elsewhere; *fuzzy*: nearly the same words; *loose*: not in this version.
 */
export const ANCHOR_STATES = ['exact', 'moved', 'fuzzy', 'loose'] as const;

export const anchorSchema = z.object({
  state: z.enum(ANCHOR_STATES),
  /** Certainty, 0–1. */
  score: z.number().min(0).max(1),
  /** The content version that `start` and `end` count in. */
  version: z.int().positive(),
  /** UTF-16 units of the version's normalised text; `end` is exclusive. */
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
});
export type Anchor = Readonly<z.infer<typeof anchorSchema>>;

/**
 * Which changes gave some fields of a highlight their present values, so that a merge of two copies can tell whether
 * one had seen the other's. Empty: as it was made.
 */
export const changedSchema = z.object({
  note: revisionSchema,
  color: revisionSchema,
  tags: revisionSchema,
  /** Of `deletedAt`: removed or taken back. */
  removal: revisionSchema,
});
export type Changed = Readonly<z.infer<typeof changedSchema>>;

/** What a new highlight starts with; the store counts from there (`core/merge/stamp-changes`). */
export const NO_CHANGES = { revision: {}, changed: { note: {}, color: {}, tags: {}, removal: {} } } as const;

/** A highlight as it is stored inside its article's document. Times are ISO 8601 in UTC. */
export const highlightRecordSchema = z.object({
  id: highlightIdSchema,
  articleId: articleIdSchema,
  /** The content version it was made in; `start`, `end`, `exact`, `prefix`, `suffix` speak of that one for ever. */
  version: z.int().positive(),
  start: z.int().nonnegative(),
  end: z.int().positive(),
  /** The quoted words, as the author wrote them. Never rewritten. */
  exact: z.string().min(1),
  /** Up to 64 UTF-16 units before and after, to tell equal quotes apart. */
  prefix: z.string(),
  suffix: z.string(),
  /** Number of the block (paragraph, list item, …) that it starts in, counted from 0. */
  block: z.int().nonnegative(),
  color: z.enum(HIGHLIGHT_COLORS),
  /** Markdown; empty when there is none. */
  note: z.string(),
  tags: z.array(z.string()),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** Set: a tombstone. The record stays so that a merge can't bring the highlight back. */
  deletedAt: z.iso.datetime().nullable(),
  anchor: anchorSchema,
  /** All changes that this state has in it, by who made them. */
  revision: revisionSchema,
  changed: changedSchema,
});
export type HighlightRecord = Readonly<z.infer<typeof highlightRecordSchema>>;
