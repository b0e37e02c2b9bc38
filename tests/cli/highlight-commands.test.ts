import { describe, expect, test, vi } from 'vitest';
import type { HighlightView, PlaceView } from '#contract/views';
import { newArticleId, newHighlightId } from '#core/ids';
import { fail, ok } from '#core/result';
import { runWords } from '../support/command-line';

vi.mock('electron', () => ({ app: {} }));

const articleId = newArticleId();
const placed: HighlightView = {
  id: newHighlightId(),
  articleId,
  quote: 'a promise made to strangers',
  prefix: 'A timetable is ',
  suffix: '.',
  note: '',
  color: 'green',
  style: 'ink',
  figure: null,
  tags: ['time'],
  created: '2026-11-22T19:08:19.000Z',
  updated: '2026-11-22T19:08:19.000Z',
  anchor: { state: 'exact', score: 1, version: 2, start: 15, end: 42 },
  unsure: false,
};
const loose: HighlightView = {
  ...placed,
  id: newHighlightId(),
  quote: 'the clock had stopped',
  prefix: 'Nobody knew when\n',
  suffix: '',
  anchor: { state: 'loose', score: 0, version: 2, start: 60, end: 81 },
};
const place: PlaceView = {
  version: 2,
  start: 70,
  end: 88,
  score: 0.614,
  quote: 'the clock stood still',
  prefix: 'when ',
  suffix: ' again',
};

describe('highlights', () => {
  const answers = {
    'highlight.list': ok([placed, loose]),
    'highlight.places': ok([place, { ...place, start: 9, score: 0.4, quote: 'a clock' }]),
  };

  test('lists all, with the state of those that aren’t as they were', async () => {
    const listed = await runWords(answers, 'highlights', articleId);
    expect(listed.out).toContain(`${placed.id}  (green)\n> a promise made to strangers\n  #time`);
    expect(listed.out).toContain(`${loose.id}  (green, loose)`);
    expect(listed.calls).toEqual([['highlight.list', { articleId }]]);
  });

  test('with --loose lists only the loose ones, each with where it stood and the likeliest places', async () => {
    const listed = await runWords(answers, 'highlights', articleId, '--loose');
    expect(listed.out).not.toContain(placed.id);
    expect(listed.out).toContain('stood in: …Nobody knew when [the clock had stopped]\n');
    expect(listed.out).toContain('may belong to:\n     61 %  …when [the clock stood still] again…\n');
    expect(listed.out).toContain('40 %  …when [a clock] again…');
    expect(listed.err).toBe('1 loose highlight.\n');
    expect(listed.calls.at(-1)).toEqual(['highlight.places', { id: loose.id }]);
    const json = await runWords(answers, 'highlights', '--loose', '--json');
    expect(JSON.parse(json.out)).toMatchObject([{ id: loose.id, places: [{ score: 0.614 }, {}] }]);
  });

  test('with --loose says so when none is, and when nothing is like one', async () => {
    const none = { 'highlight.list': ok([placed]) };
    expect(await runWords(none, 'highlights', '--loose')).toMatchObject({
      code: 0,
      err: 'No highlight is loose.\n',
    });
    const nowhere = { ...answers, 'highlight.places': ok([]) };
    expect((await runWords(nowhere, 'highlights', '--loose')).out).toContain(
      'Nothing in the text is like it.',
    );
    const failing = { ...answers, 'highlight.places': fail('storage', 'The text can’t be read.') };
    expect(await runWords(failing, 'highlights', '--loose')).toMatchObject({
      err: expect.stringContaining('The text can’t be read.') as unknown,
    });
  });
});

describe('edit', () => {
  test('changes what is named and leaves the rest', async () => {
    const answers = { 'highlight.edit': ok({ value: { ...placed, color: 'blue' }, undo: {} }) };
    const words = ['--color', 'blue', '--tag', 'law', '--tag', 'sea', '--untag', 'time'];
    const edited = await runWords(answers, 'edit', placed.id, ...words);
    expect(edited.calls).toEqual([
      ['highlight.edit', { id: placed.id, color: 'blue', addTags: ['law', 'sea'], removeTags: ['time'] }],
    ]);
    expect(edited.out).toContain('Changed:');
    expect(edited.out).toContain('(blue)');
  });

  test('empties a note, and says when nothing is to change', async () => {
    const answers = { 'highlight.edit': ok({ value: placed, undo: null }) };
    const edited = await runWords(answers, 'edit', placed.id, '--note', '');
    expect(edited.calls[0]?.[1]).toMatchObject({ id: placed.id, note: '' });
    expect(edited.out).toContain('Nothing to change');
    expect(await runWords({}, 'edit', placed.id)).toMatchObject({ code: 2, calls: [] });
    const elsewhere = ['edit', placed.id, '--library', '/home/ada/books', '--json'];
    expect(await runWords({}, ...elsewhere)).toMatchObject({ code: 2, calls: [] });
  });
});

describe('attach', () => {
  test('takes the words with what stands around them', async () => {
    const answers = { 'highlight.attach': ok({ value: placed, undo: {} }) };
    const words = ['--quote', 'made to strangers', '--prefix', 'a promise '];
    const attached = await runWords(answers, 'attach', placed.id, ...words);
    expect(attached.calls).toEqual([
      ['highlight.attach', { id: placed.id, at: { quote: 'made to strangers', prefix: 'a promise ' } }],
    ]);
    expect(attached.out).toContain('Attached:');
  });

  test('lets it be nowhere, and refuses words with it', async () => {
    const answers = { 'highlight.attach': ok({ value: loose, undo: {} }) };
    expect((await runWords(answers, 'attach', loose.id, '--nowhere')).calls).toEqual([
      ['highlight.attach', { id: loose.id, at: null }],
    ]);
    expect(await runWords({}, 'attach', loose.id, '--nowhere', '--quote', 'x')).toMatchObject({ code: 2 });
    expect(await runWords({}, 'attach', loose.id)).toMatchObject({ code: 2, calls: [] });
  });
});

test('note writes the note on an article and prints it', async () => {
  const answers = {
    'article.annotate': ok({ value: {}, undo: {} }),
    'article.note': ok({ articleId, note: 'Read *again*.' }),
  };
  const written = await runWords(answers, 'note', articleId, '--text', 'Read *again*.');
  expect(written.calls.map(([name]) => name)).toEqual(['article.annotate', 'article.note']);
  expect(written.out).toBe('Read *again*.\n');
  const empty = { 'article.note': ok({ articleId, note: '' }) };
  expect(await runWords(empty, 'note', articleId)).toMatchObject({
    err: 'There is no note on this article.\n',
  });
});
