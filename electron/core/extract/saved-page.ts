import { webAddress } from './page-links';

const SHOW_COMMENT = 128;
/** They stand at the very beginning. */
const COMMENTS_LOOKED_AT = 20;

/** What a program that saved a page wrote at its head. */
export interface SavedPage {
  /** Where the page was found. */
  readonly url: string;
  /** When it was saved, ISO 8601 in UTC; null when that isn't said. */
  readonly at: string | null;
}

/**
 * Reads the comment that SingleFile ("Page saved with SingleFile, url: …, saved date: …") or a browser ("saved from
 * url=(0031)…") puts into a page that it saves; null when there is none.
 */
export function savedPage(document: Document): SavedPage | null {
  const walker = document.createTreeWalker(document, SHOW_COMMENT);
  for (let looked = 0; looked < COMMENTS_LOOKED_AT && walker.nextNode() !== null; looked += 1) {
    const comment = walker.currentNode.textContent ?? '';
    const address = /^\s*saved from url=\(\d{4}\)(\S+)/i.exec(comment)?.[1] ?? singleFileAddress(comment);
    const url = address === null ? null : webAddress(address, null);
    if (url !== null) return { url, at: dateIn(comment) };
  }
  return null;
}

function singleFileAddress(comment: string): string | null {
  if (!/\bsaved with SingleFile\b/i.test(comment)) return null;
  return /^\s*url:\s*(\S+)\s*$/im.exec(comment)?.[1] ?? null;
}

function dateIn(comment: string): string | null {
  const words = /^\s*saved date:\s*([^\n(]+)/im.exec(comment)?.[1]?.trim() ?? '';
  const at = new Date(words);
  return words === '' || Number.isNaN(at.getTime()) ? null : at.toISOString();
}

const SHOWN_IMAGE = /background-image:\s*var\((--sf-img-\d+)\)/;

/**
 * SingleFile keeps an image that a page shows more than once in a style sheet, `--sf-img-7: url("data:…")`, and draws
 * it as the background of an empty one. Gives such images their own source back, in place.
 */
export function restoreSingleFileImages(document: Document): void {
  const shown = [...document.querySelectorAll('img[style*="--sf-img-"]')];
  if (shown.length === 0) return;
  const images = new Map<string, string>();
  for (const sheet of document.querySelectorAll('style')) {
    const rules = sheet.textContent;
    for (const match of rules.matchAll(
      /(--sf-img-\d+)\s*:\s*url\(\s*["']?(data:image\/[^"')]+)["']?\s*\)/g,
    )) {
      const [, name = '', data = ''] = match;
      images.set(name, data);
    }
  }
  for (const image of shown) {
    const name = SHOWN_IMAGE.exec(image.getAttribute('style') ?? '')?.[1];
    const data = name === undefined ? undefined : images.get(name);
    if (data === undefined) continue;
    image.setAttribute('src', data);
    image.removeAttribute('srcset');
  }
}
