import { z } from 'zod';
import { metadataSchema } from '#core/article/article';
import { FINGERPRINT } from '#core/duplicates/fingerprint';
import type { CarriedImage } from '#core/extract/inline-images';
import type { SafeHtml } from '#core/html';
import { FAILURE_CODES, REMEDIES } from '#core/result';
import { tagsSchema } from '#core/tags';

/** The text of a source: bytes to decode, or characters that came decoded (a paste). */
export type Encoded =
  | {
      readonly kind: 'bytes';
      readonly bytes: Uint8Array;
      /** The charset that the carrier declared, such as the one in a Content-Type header; it may be wrong. */
      readonly charset: string | null;
    }
  | { readonly kind: 'characters'; readonly characters: string };

/** What the capture process asks of the extractor page. */
export type ExtractorJob =
  | {
      /** An HTML page, or a piece of one. */
      readonly kind: 'page';
      readonly content: Encoded;
      /** Where it was found, for relative links and for metadata; null when nobody knows. */
      readonly url: string | null;
      /**
       * `article` looks for the article in the page and fails with `not-article` where there can be none; `anyway`
       * takes what looks most like one; `everything` keeps the whole (a selection that was pasted).
       */
      readonly scope: 'article' | 'anyway' | 'everything';
      /** Images that came along with the page. */
      readonly images: readonly CarriedImage[];
    }
  | {
      /** A text. One with front matter is read as Markdown, whatever `format` says. */
      readonly kind: 'text';
      readonly content: Encoded;
      readonly format: 'plain' | 'markdown';
      /** As for a page. */
      readonly url: string | null;
      /** As for a page; only Markdown names any. */
      readonly images: readonly CarriedImage[];
    }
  | {
      /** The pages of one piece, in their order: the text of each, and where it was found. */
      readonly kind: 'join';
      readonly pages: readonly { readonly html: SafeHtml; readonly url: string }[];
      /** BCP 47, for counting words; null when unknown. */
      readonly language: string | null;
    }
  | { readonly kind: 'markdown'; readonly html: SafeHtml }
  /** A drawing to be cleaned. */
  | { readonly kind: 'svg'; readonly bytes: Uint8Array };

/** The steps that run inside the page, in order. */
export const EXTRACTOR_STEPS = ['decode', 'extract', 'sanitise'] as const;
export type ExtractorStep = (typeof EXTRACTOR_STEPS)[number];

const LONGEST_ARTICLE = 100_000_000;
const LONGEST_ADDRESS = 100_000;

const webAddressSchema = z
  .string()
  .max(LONGEST_ADDRESS)
  .regex(/^https?:\/\//);

/** The text of an article, and what is counted in it. */
export const articleTextSchema = z.object({
  // The page sanitised it; the reader does so again before it is shown.
  html: z.custom<SafeHtml>((value) => typeof value === 'string' && value.length <= LONGEST_ARTICLE),
  /** The normalised text of `html`. */
  text: z.string().max(LONGEST_ARTICLE),
  words: z.int().nonnegative(),
  /** Of `text`, for finding texts that are nearly the same; null for a short one. */
  fingerprint: z.string().regex(FINGERPRINT).nullable(),
});
export type ArticleText = Readonly<z.infer<typeof articleTextSchema>>;

/** What the page made of a `page` or `text` job. */
export const extractedArticleSchema = articleTextSchema.extend({
  metadata: metadataSchema.extend({ url: webAddressSchema.nullable() }),
  /** How the text was found and what was left out, in plain sentences, for the log of the capture. */
  notes: z.array(z.string().max(2000)).max(100),
  /** Those that the source itself brings. */
  tags: tagsSchema,
  /** What the page declares as the next one: a further page of this piece, or another piece. */
  next: webAddressSchema.nullable(),
});
export type ExtractedArticle = Readonly<z.infer<typeof extractedArticleSchema>>;

export const markdownSchema = z.string().max(LONGEST_ARTICLE);

const lengthSchema = z.number().positive().nullable();

/** A drawing without scripts and references, as a document of its own; its size in CSS pixels, where it says. */
export const cleanSvgSchema = z.object({
  markup: z.string().max(LONGEST_ARTICLE),
  width: lengthSchema,
  height: lengthSchema,
});
export type CleanSvg = Readonly<z.infer<typeof cleanSvgSchema>>;

/** What each kind of job gives back. */
export interface ExtractorValues {
  readonly page: ExtractedArticle;
  readonly text: ExtractedArticle;
  readonly join: ArticleText;
  readonly markdown: string;
  readonly svg: CleanSvg;
}

/** Main to page. `id` is given back with everything said about the job. */
export interface ExtractorRequest {
  readonly id: number;
  readonly job: ExtractorJob;
}

/**
 * Page to main. The page has handled hostile markup, so main takes nothing from it that this schema, and then the
 * schema of the job's value, doesn't let through.
 */
export const extractorReplySchema = z.discriminatedUnion('kind', [
  z.object({ id: z.int(), kind: z.literal('step'), step: z.enum(EXTRACTOR_STEPS) }),
  z.object({ id: z.int(), kind: z.literal('done'), value: z.unknown() }),
  z.object({
    id: z.int(),
    kind: z.literal('failed'),
    code: z.enum(FAILURE_CODES),
    message: z.string().max(2000),
    remedy: z.enum(REMEDIES).exactOptional(),
  }),
]);
export type ExtractorReply = Readonly<z.infer<typeof extractorReplySchema>>;
