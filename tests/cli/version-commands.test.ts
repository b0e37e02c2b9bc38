import { expect, test, vi } from 'vitest';
import type { Refetched, VersionView } from '#contract/version-views';
import { articleView } from '#core/article/article-view';
import { ok } from '#core/result';
import { runWords } from '../support/command-line';
import { articleRecord } from '../support/records';

vi.mock('electron', () => ({ app: {} }));

const article = articleView(articleRecord({ title: 'Clock', version: 2 }));
const fetched: Refetched = {
  article,
  changed: true,
  before: 1,
  highlights: { exact: 1, moved: 2, fuzzy: 1, loose: 1 },
};
const version: VersionView = {
  number: 2,
  captured: '2026-11-22T19:08:19.000Z',
  words: 9,
  hash: '0'.repeat(64),
  shown: true,
  original: true,
};

test('refetch takes a file from where it is typed, and says where the highlights stand', async () => {
  const answers = { 'article.refetch': ok({ value: fetched, undo: null }) };
  const done = await runWords(answers, 'refetch', article.id, '--from', 'new.html');
  expect(done.calls).toEqual([
    ['article.refetch', { id: article.id, source: { kind: 'file', path: '/home/ada/new.html' } }],
  ]);
  expect(done.out).toContain('highlights: 1 exact, 2 moved, 1 to be confirmed, 1 loose');
  expect(done.out).toContain('Version 1 is kept.');
});

test('refetch says when nothing changed', async () => {
  const value = { ...fetched, changed: false };
  const answers = { 'article.refetch': ok({ value, undo: null, remark: '“Clock” is unchanged.' }) };
  expect(await runWords(answers, 'refetch', article.id)).toMatchObject({
    code: 0,
    out: `unchanged\n${article.id}\n`,
    err: '“Clock” is unchanged.\n',
    calls: [['article.refetch', { id: article.id }]],
  });
});

test('versions lists them, and shows another one when it is asked to', async () => {
  const answers = {
    'article.versions': ok([version]),
    'article.show-version': ok({ value: article, undo: null }),
  };
  const shown = await runWords(answers, 'versions', article.id, '--show', '2', '--json');
  expect(shown.calls[0]).toEqual(['article.show-version', { id: article.id, version: 2 }]);
  expect(JSON.parse(shown.out)).toEqual([version]);
  expect(await runWords(answers, 'versions', article.id, '--show', '0')).toMatchObject({
    code: 2,
    calls: [],
  });
});

test('log tells the steps with what was noted, and says so when there is none', async () => {
  const log = { steps: [{ step: 'extract', ms: 12, notes: ['Kept 9 words.'] }] };
  const view = { id: article.id, title: 'Clock', version, log };
  const told = await runWords({ 'article.log': ok(view) }, 'log', article.id);
  expect(told.out).toContain('“Clock”, version 2');
  expect(told.out).toContain('extract  12 ms\n  Kept 9 words.\n');
  const none = await runWords({ 'article.log': ok({ ...view, log: null }) }, 'log', article.id, '--of', '2');
  expect(none.calls).toEqual([['article.log', { id: article.id, version: 2 }]]);
  expect(none.out).toContain('Nothing was taken down');
});
