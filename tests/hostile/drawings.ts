import { pageAround, type HostilePage } from './hostile-page';
import { FOREIGN } from './foreign';
import { armed, type PayloadTargets } from './payload';

const NAMESPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';

/** The drawings among the payloads, each an image of an article. */
const DRAWINGS = FOREIGN.filter((payload) => payload.startsWith('<svg'));

/** What an article's image is, by its number. */
export function hostileDrawing(index: number, targets: PayloadTargets): string {
  return armed(DRAWINGS[index] ?? '', targets).replace('<svg', `<svg ${NAMESPACES} width="40" height="40"`);
}

/** Articles with one hostile drawing each, at the address `/drawing/<index>/<number>` of their server. */
export const DRAWING_PAGES: readonly HostilePage[] = DRAWINGS.map((payload, index) => ({
  name: `drawing ${index}: ${payload.slice(0, 100)}`,
  body: ({ number }: PayloadTargets) => pageAround(`<img src="/drawing/${index}/${number}" alt="A drawing">`),
}));
