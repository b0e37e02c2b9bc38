import type { Door } from '#contract/calls';
import type { HighlightView, PlaceView } from '#contract/views';
import { ok, type Result } from '#core/result';
import { isGiven, laneOfArticle, type CliCommand, type CommandOutput } from '../command';
import { counted, highlightText } from '../formats';
import { articleIdsOf } from '../ids';

export const highlights: CliCommand = {
  name: 'highlights',
  summary: 'List the highlights of an article, or of all, in reading order',
  operands: { usage: '[ID]', least: 0, most: 1, about: 'the id of an article' },
  options: {
    loose: {
      value: null,
      about:
        'only those whose words aren’t in the text: each with what stood around it and its likeliest places',
    },
  },
  details: 'A loose highlight is put in its place with `attach HIGHLIGHT_ID --quote WORDS`.',
  lane: laneOfArticle,
  async run(words, { door }) {
    const ids = articleIdsOf(words.operands);
    if (!ids.ok) return ids;
    const [articleId] = ids.value;
    const found = await door.query('highlight.list', articleId === undefined ? {} : { articleId });
    if (!found.ok) return found;
    if (isGiven(words, 'loose')) return looseOnes(found.value, door);
    return ok({
      json: found.value,
      text: found.value.map(highlightText).join('\n\n'),
      ...(found.value.length === 0 && { remark: 'There are no highlights yet.' }),
    });
  },
};

async function looseOnes(all: readonly HighlightView[], door: Door): Promise<Result<CommandOutput>> {
  const loose: (HighlightView & { readonly places: readonly PlaceView[] })[] = [];
  for (const highlight of all) {
    if (highlight.anchor.state !== 'loose') continue;
    const places = await door.query('highlight.places', { id: highlight.id });
    if (!places.ok) return places;
    loose.push({ ...highlight, places: places.value });
  }
  return ok({
    json: loose,
    text: loose.map((highlight) => looseText(highlight, highlight.places)).join('\n\n'),
    remark: loose.length === 0 ? 'No highlight is loose.' : `${counted(loose.length, 'loose highlight')}.`,
  });
}

function looseText(highlight: HighlightView, places: readonly PlaceView[]): string {
  const rows = places.map((place) => `    ${percent(place.score).padStart(5)}  ${inContext(place)}`);
  return [
    highlightText(highlight),
    `  stood in: ${inContext(highlight)}`,
    ...(rows.length === 0 ? ['  Nothing in the text is like it.'] : ['  may belong to:', ...rows]),
  ].join('\n');
}

function percent(score: number): string {
  return `${Math.round(score * 100)} %`;
}

/** The words between brackets, with what stands around them, on one line. */
function inContext({ prefix, quote, suffix }: Pick<PlaceView, 'prefix' | 'quote' | 'suffix'>): string {
  const before = prefix === '' ? '' : `…${prefix}`;
  const behind = suffix === '' ? '' : `${suffix}…`;
  return `${before}[${quote}]${behind}`.replace(/\s+/g, ' ');
}
