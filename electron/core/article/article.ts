import { z } from 'zod';
import { FINGERPRINT } from '../duplicates/fingerprint';
import { highlightRecordSchema } from '../highlight/highlight';
import { articleIdSchema } from '../ids';
import { revisionSchema } from '../merge/revision';
import type { SafeHtml } from '../html';
import { ASSET_NAME } from './assets';
import { progressSchema } from './progress';
import { SHELVES } from './shelves';

/** The format of the documents below; a change of shape raises it and adds a migration. */
export const ARTICLE_FORMAT = 2;
export const CONTENT_FORMAT = 1;

export const DIRECTIONS = ['ltr', 'rtl'] as const;

/** What capture learns about a piece besides its text. `published` is as exact as the source was: a date or a time. */
export const metadataSchema = z.object({
  title: z.string().min(1),
  authors: z.array(z.string()),
  site: z.string().nullable(),
  url: z.string().nullable(),
  published: z.string().nullable(),
  /** BCP 47, or null when unknown. */
  language: z.string().nullable(),
  direction: z.enum(DIRECTIONS).nullable(),
  description: z.string().nullable(),
  /** When the source says that it was changed last, as exact as it says; older records don't have it. */
  modified: z.string().exactOptional(),
  /** Address of the picture that the source stands for itself with; older records don't have it. */
  image: z
    .string()
    .regex(/^https?:\/\//)
    .exactOptional(),
});
export type Metadata = Readonly<z.infer<typeof metadataSchema>>;

/** What the store calls the page as it came, such as `1.html.gz`. */
export const ORIGINAL_NAME = /^\d+\.[0-9a-z]+\.gz$/;

/** What a server knows a state of a page by (RFC 9110, 8.8): sent back, it says whether that state is still the one. */
export const validatorsSchema = z.object({
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
});
export type Validators = Readonly<z.infer<typeof validatorsSchema>>;

export const versionEntrySchema = z.object({
  /** Counted from 1. */
  number: z.int().positive(),
  capturedAt: z.iso.datetime(),
  /** SHA-256 of the sanitised HTML, hex. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  words: z.int().nonnegative(),
  /** Of the text, to find texts that are nearly the same; of a short text there is none. */
  fingerprint: z.string().regex(FINGERPRINT).exactOptional(),
  /**
   * Name of the file in `original/`, or null when there was no page (for example typed text). Any other name than the
   * store gives, in a record from elsewhere, could lead out of the folder: it counts as none.
   */
  original: z.string().regex(ORIGINAL_NAME).nullable().catch(null),
  /** Where it was really fetched, after redirects. Left out: from a file or a paste, which only claims its address. */
  fetchedFrom: z.url().nullable().catch(null).exactOptional(),
  /** A person gave the host of `fetchedFrom`. Left out: a page did, or it is of a time that didn't tell. */
  givenBy: z.literal('person').nullable().catch(null).exactOptional(),
  /** What the page is known by at `fetchedFrom`. Left out: the server says nothing, or the page names further ones. */
  validators: validatorsSchema.nullable().catch(null).exactOptional(),
  /** Its scripts ran before it was taken. Left out: it is as the server sent it. */
  rendered: z.literal(true).nullable().catch(null).exactOptional(),
});

export type VersionEntry = Readonly<z.infer<typeof versionEntrySchema>>;

/** When each group of an article's own fields changed last: a merge of two copies takes the later of each. */
export const stampsSchema = z.object({
  /** Title, authors, site, url, published, language, direction, description, modified, image. */
  details: z.iso.datetime(),
  shelf: z.iso.datetime(),
  tags: z.iso.datetime(),
  /** Moved to the trash, or out of it. */
  trash: z.iso.datetime(),
  /** Which version is shown. */
  version: z.iso.datetime(),
});
export type Stamps = Readonly<z.infer<typeof stampsSchema>>;

/** All groups changed at one time. */
export function stampsOf(time: string): Stamps {
  return { details: time, shelf: time, tags: time, trash: time, version: time };
}

/** A person's note, with all changes that it has in it, by who made them. */
const articleNoteSchema = z.object({
  /** Markdown; empty when it was taken away. */
  text: z.string(),
  revision: revisionSchema,
  /** ISO 8601, UTC. */
  writtenAt: z.iso.datetime(),
});
export type ArticleNote = Readonly<z.infer<typeof articleNoteSchema>>;

const lateImageSchema = z.object({ address: z.string(), name: z.string().regex(ASSET_NAME) });

/** `articles/<id>/article.json`: the truth about one article, small, without its text. */
export const articleRecordSchema = metadataSchema.extend({
  format: z.literal(ARTICLE_FORMAT),
  id: articleIdSchema,
  savedAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** Set while the article lies in the trash; with `updatedAt` it is the tombstone that a merge respects. */
  deletedAt: z.iso.datetime().nullable(),
  shelf: z.enum(SHELVES),
  tags: z.array(z.string()),
  /** Words of the current version. */
  words: z.int().nonnegative(),
  /** Number of the content version that is shown. */
  version: z.int().positive(),
  versions: z.array(versionEntrySchema).min(1),
  highlights: z.array(highlightRecordSchema),
  /**
   * Images that came after the text was saved, by address; texts themselves are never written again. A name that leads
   * elsewhere, in a record from elsewhere, counts as none.
   */
  lateImages: z.array(lateImageSchema).catch([]).exactOptional(),
  /** On the article as a whole. Left out: nobody has written one. */
  note: articleNoteSchema.exactOptional(),
  /** Left out: nobody has read in it. What can't be understood counts as that: it is no reason to refuse a record. */
  progress: progressSchema.optional().catch(undefined),
  stamps: stampsSchema,
});
export type ArticleRecord = Readonly<z.infer<typeof articleRecordSchema>>;

/** `articles/<id>/versions/<n>.json`: one capture of the text. Written once, never changed. */
export const contentVersionSchema = z.object({
  format: z.literal(CONTENT_FORMAT),
  articleId: articleIdSchema,
  number: z.int().positive(),
  capturedAt: z.iso.datetime(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  html: z.custom<SafeHtml>((value) => typeof value === 'string'),
  /** The normalised text of `html`, as `core/text` reads it; highlights count in it. */
  text: z.string(),
});
export type ContentVersion = Readonly<z.infer<typeof contentVersionSchema>>;
