import type { SafeHtml } from '#core/html';
import { word } from '../../storage/made-up-text';
import type { Random } from '../../storage/random';

/** An article's markup of so many words: headings, paragraphs with links and emphasis, lists, quotes and tables. */
export function madeUpPage(words: number, random: Random): SafeHtml {
  const blocks: string[] = [];
  let left = words;
  const some = (least: number, more: number): string => {
    const count = Math.min(Math.max(1, left), least + random.below(more));
    left -= count;
    return Array.from({ length: count }, () => styled(word(random), random)).join(' ');
  };
  while (left > 0) {
    const kind = random.below(20);
    if (kind === 0) blocks.push(`<h2>${some(3, 6)}</h2>`);
    else if (kind === 1) blocks.push(`<ul>\n<li>${some(5, 20)}</li>\n<li>${some(5, 20)}</li>\n</ul>`);
    else if (kind === 2) blocks.push(`<blockquote>\n<p>${some(20, 60)}</p>\n</blockquote>`);
    else if (kind === 3) {
      const row = (): string => `<tr>\n<td>${some(2, 6)}</td>\n<td>${some(2, 6)}</td>\n</tr>`;
      blocks.push(`<table>\n<tbody>\n${row()}\n${row()}\n${row()}\n</tbody>\n</table>`);
    } else blocks.push(`<p>${some(40, 100)}.</p>`);
  }
  // The bench vouches for its own markup.
  return blocks.join('\n') as SafeHtml;
}

function styled(each: string, random: Random): string {
  const kind = random.below(30);
  if (kind === 0) return `<a href="https://example.org/${each}">${each}</a>`;
  if (kind === 1) return `<em>${each}</em>`;
  return each;
}
