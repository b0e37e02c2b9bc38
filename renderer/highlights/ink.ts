import type { HighlightView } from '#contract/views';
import type { HighlightId } from '#core/ids';
import type { HighlightColor } from '#core/highlight/colors';

/** The class of our marks; an article may have marks of its author's. */
export const PAINTED = 'painted';

/** How many inks one piece of text can show at once; a fourth highlight is there, but its ink is under the others. */
const SHOWN_INKS = 3;

/** Whether two states of a highlight look the same in the text, so that its marks can stay as they are. */
export function inkedAlike(one: HighlightView, other: HighlightView): boolean {
  if (one === other) return true;
  if (one.id !== other.id || one.color !== other.color || one.style !== other.style) return false;
  // That there is a note is said to those who hear the text.
  return (one.note === '') === (other.note === '');
}

/**
 * Makes a mark that tells whose it is and how it looks. `highlights`: all that lie over it, the shortest first. Where
 * one of them begins with it (`isFirst`), the Tab key stops there.
 */
export type Ink = (highlights: readonly HighlightView[], isFirst: boolean) => HTMLElement;

/** The id of what holds a highlight's note in the article's document, for those who hear it. */
export function spokenNoteId(id: HighlightId): string {
  return `note-${id}`;
}

/** One mark of each look is kept and copied: thousands look alike, and each property set would cost as a copy does. */
export function createInk(document: Document): Ink {
  const looks = new Map<string, HTMLElement>();
  return (highlights, isFirst) => {
    const colors = shownColors(highlights);
    const line = highlights.find(({ style }) => style === 'underline')?.color ?? null;
    const look = `${colors.join(' ')}/${line ?? ''}`;
    let pattern = looks.get(look);
    if (pattern === undefined) {
      pattern = document.createElement('mark');
      pattern.className = PAINTED;
      pattern.dataset['markjs'] = 'true';
      pattern.dataset['inks'] = String(colors.length);
      for (const [index, color] of colors.entries())
        pattern.style.setProperty(`--ink-${index + 1}`, `var(--${color})`);
      if (line !== null) {
        pattern.dataset['lined'] = 'true';
        pattern.style.setProperty('--line', `var(--${line}-strong)`);
      }
      looks.set(look, pattern);
    }
    const mark = pattern.cloneNode() as HTMLElement;
    mark.setAttribute('data-highlights', highlights.map((highlight) => highlight.id).join(' '));
    if (isFirst) mark.tabIndex = 0;
    const noted = highlights.filter(({ note }) => note !== '');
    if (noted.length > 0)
      mark.setAttribute('aria-details', noted.map(({ id }) => spokenNoteId(id)).join(' '));
    return mark;
  };
}

function shownColors(highlights: readonly HighlightView[]): readonly HighlightColor[] {
  const colors: HighlightColor[] = [];
  for (const { color, style } of highlights) {
    if (style === 'underline') continue;
    if (colors.length === SHOWN_INKS) break;
    if (!colors.includes(color)) colors.push(color);
  }
  return colors;
}
