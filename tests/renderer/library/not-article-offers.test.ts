import { expect, test } from 'vitest';
import { fail, type Failure } from '#core/result';
import { notArticleOffers, type TakeHow } from '../../../renderer/library/not-article-offers';

const wall: Failure = { code: 'not-article', message: 'This page asks to sign in.' };
const shell: Failure = { code: 'not-article', message: 'There is no text.', remedy: 'render' };

function labels(failure: Failure, how: TakeHow = {}, isPage = true): readonly string[] {
  return notArticleOffers(failure, how, isPage, () => undefined).map(({ label }) => label);
}

test('rendering comes first for a shell for scripts, and second for every other page', () => {
  expect(labels(shell)).toEqual(['Render it first', 'Save anyway']);
  expect(labels(wall)).toEqual(['Save anyway', 'Render it first']);
});

test('what has no address can’t be rendered', () => {
  expect(labels(wall, {}, false)).toEqual(['Save anyway']);
});

test('what was done isn’t offered again, and is done again with the next', () => {
  expect(labels(wall, { render: true })).toEqual(['Save anyway']);
  const taken: TakeHow[] = [];
  notArticleOffers(wall, { render: true }, true, (how) => taken.push(how))[0]?.act();
  expect(taken).toEqual([{ render: true, anyway: true }]);
  expect(labels(wall, { render: true, anyway: true })).toEqual([]);
});

test('a page without text may be rendered, but not saved anyway', () => {
  expect(labels({ code: 'extraction-failed', message: 'No text.', remedy: 'render' })).toEqual([
    'Render it first',
  ]);
});

test('nothing is offered for other failures', () => {
  expect(labels(fail('timeout', 'Too slow.').error)).toEqual([]);
});
