import type { LeafBlock } from './leaf-blocks';
import { bare } from './page-title';
import { isSocialLeftover } from './social-leftovers';

/** Why a block isn't part of the article. */
export const LEFTOVERS = ['links', 'label', 'furniture', 'date', 'byline', 'sign-up', 'rights'] as const;
export type Leftover = (typeof LEFTOVERS)[number];

/** Where a block stands: before the first paragraph, between paragraphs, or after the last. */
export type Place = 'before' | 'within' | 'after';

const ALL_LINK = 0.9;
const LONGEST_LABEL = 250;
const LONGEST_LINE = 90;
/** A sentence that asks for an address, not one that speaks of letters. */
const SIGN_UP =
  /^(?:(?:please |click here to |want |get |need )[^.]{0,60})?\b(?:sign up|subscribe|get (?:our|the|breaking)|let our news)\b.{0,80}\b(?:newsletters?|e-?mails?|inbox|updates|magazine|alerts)\b/i;
const LABEL =
  /^(?:read more|read also|also read|more from|related|related news|related (?:article|stor)\w*|see also|also|also on [\w.]+|don[’']t miss|you may (?:also )?like|recommended|watch|more)\s*[:|»>–-]/i;
const APP_OR_CLICK = /^click here (?:to|for)\b/i;
const FURNITURE =
  /^(?:sign in|log in|register|home|news|print(?: article| page)?|order reprints|text size|highlights|loading(?: content)?\W*|close|caption|view author archive|email the author|image \d+ of(?: \/)? \d+|media playback is unsupported on your device|post comment.*|add (?:a )?comment|leave a (?:comment|reply)|comments?(?: \(?\d+\)?)?|\d+ comments?|you may also like|subscribe|share this.*|advertisement|story continues below.*)$/i;
const DATE_WORDS =
  /\b(?:(?:first |last )?(?:published|updated|posted|modified|original)|on|at|jan\w*|feb\w*|mar(?:ch)?|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*|mon|tues?|wed|wednes|thu|thur|thurs|fri|sat|satur|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|[ap]\.?m\.?|gmt|utc|e[sd]?t|c[sd]?t|p[sd]?t|bst|ist|cet)\b\.?|\d+(?:st|nd|rd|th)?/gi;
const RIGHTS = /^(?:copyright\b|©|\(c\) ?\d{4}|all rights reserved)|\ball rights reserved\.?$/i;

/**
 * What kind of leftover a block is, by general signs: its words, its links, and where it stands.
 * @param authors as the metadata has them: a line that only repeats them says nothing new
 * @returns null when it may be part of the article
 */
export function leftoverOf(block: LeafBlock, place: Place, authors: readonly string[]): Leftover | null {
  const { text, linked, linksHome } = block;
  if (text.length <= LONGEST_LABEL && SIGN_UP.test(text)) return 'sign-up';
  if (linksHome && linked > 0.5 && text.length <= LONGEST_LABEL && isPointer(text, linked)) return 'label';
  if (text.length > LONGEST_LINE) return place === 'after' && RIGHTS.test(text) ? 'rights' : null;
  if (FURNITURE.test(text)) return 'furniture';
  if (place === 'within') return null;
  if (block.kind !== 'heading' && isSocialLeftover(text)) return 'furniture';
  if (RIGHTS.test(text)) return 'rights';
  if (isDateLine(text)) return 'date';
  const line = bare(text.replace(/^by:?\s+/i, ''));
  return line !== '' && line === bare(authors.join('')) ? 'byline' : null;
}

function isPointer(text: string, linked: number): boolean {
  return LABEL.test(text) || APP_OR_CLICK.test(text) || (linked > ALL_LINK && isShouted(text));
}

/** A whole line in capitals, of several words. */
function isShouted(text: string): boolean {
  return /\p{Lu}{3}/u.test(text) && !/\p{Ll}{2}/u.test(text) && text.split(' ').length >= 4;
}

/** A line that is nothing but when the piece came out. */
function isDateLine(text: string): boolean {
  return (
    /\b\d{4}\b/.test(text) && /\p{L}{3}|\d[/.-]\d/u.test(text) && bare(text.replace(DATE_WORDS, '')) === ''
  );
}
