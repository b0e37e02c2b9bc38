import { z } from 'zod';
import { ASSET_NAME } from '../article/assets';
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

/** How a highlight is drawn: as a wash of its colour, or as a line of it under the words. */
export const HIGHLIGHT_STYLES = ['ink', 'underline'] as const;
export type HighlightStyle = (typeof HIGHLIGHT_STYLES)[number];
export const DEFAULT_HIGHLIGHT_STYLE: HighlightStyle = 'ink';

/** What can be marked as a whole. */
export const FIGURE_KINDS = ['image', 'figure', 'table', 'code'] as const;

export const figureSchema = z.object({
  kind: z.enum(FIGURE_KINDS),
  /** The file of its first image, by its name; null when it has none that is kept. */
  image: z.string().regex(ASSET_NAME).nullable(),
  /** What it is called for people: its caption, or what stands for the image. May be empty. */
  label: z.string().max(500),
});
export type Figure = Readonly<z.infer<typeof figureSchema>>;

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
  /** Of `placed`. Left out: nobody chose a place yet. */
  placed: revisionSchema.exactOptional(),
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
  end: z.int().nonnegative(),
  /** The quoted words, as the author wrote them. Never rewritten. Empty only where a whole image is marked. */
  exact: z.string(),
  /** Up to 64 UTF-16 units before and after, to tell equal quotes apart. */
  prefix: z.string(),
  suffix: z.string(),
  /** Number of the block (paragraph, list item, …) that it starts in, counted from 0. */
  block: z.int().nonnegative(),
  color: z.enum(HIGHLIGHT_COLORS),
  /** Left out: `ink`. It changes with the colour, as far as a merge is concerned. */
  style: z.enum(HIGHLIGHT_STYLES).exactOptional(),
  /** Set: the whole of this is marked, not only its words. */
  figure: figureSchema.exactOptional(),
  /** Markdown; empty when there is none. */
  note: z.string(),
  tags: z.array(z.string()),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** Set: a tombstone. The record stays so that a merge can't bring the highlight back. */
  deletedAt: z.iso.datetime().nullable(),
  anchor: anchorSchema,
  /**
   * Where a person has said that it stands, or that it stands nowhere, in some versions of the text; at most one a
   * version. What a person said holds against whatever is found.
   */
  placed: z.array(anchorSchema).exactOptional(),
  /** All changes that this state has in it, by who made them. */
  revision: revisionSchema,
  changed: changedSchema,
});
export type HighlightRecord = Readonly<z.infer<typeof highlightRecordSchema>>;
