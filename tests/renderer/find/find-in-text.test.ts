import { describe, expect, it } from 'vitest';
import { createFinder, type FindOptions } from '../../../renderer/find/find-in-text';

function found(text: string, words: string, options?: FindOptions): readonly string[] {
  return createFinder(text)(words, options).map(({ start, end }) => text.slice(start, end));
}

describe('finding in a text', () => {
  it('lets case, accents, quotes, dashes and line ends not count', () => {
    expect(found('Café CAFE cafè', 'cafe')).toEqual(['Café', 'CAFE', 'cafè']);
    expect(found('He can’t – won’t', "can't - won't")).toEqual(['can’t – won’t']);
    expect(found('one\ntwo', 'one two')).toEqual(['one\ntwo']);
    expect(found('the cafe', 'CAFÉ')).toEqual(['cafe']);
  });

  it('takes the accents that have no composed letter along with their letter', () => {
    expect(found('a z\u0335\u0321b', 'z')).toEqual(['z\u0335\u0321']);
    expect(found('x\u0302yx\u0302', 'y')).toEqual(['y']);
    expect(found('שָׁלוֹם', 'שלום')).toEqual(['שָׁלוֹם']);
  });

  it('keeps letters apart that only look like accents', () => {
    expect(found('か が', 'か')).toEqual(['か']);
    expect(found('कि की', 'कि')).toEqual(['कि']);
  });

  it('gives right places behind letters that grow or shrink when folded', () => {
    expect(found('İİ x İstanbul', 'istanbul')).toEqual(['İstanbul']);
    expect(found('ΟΔΟΣ οδος', 'οδος')).toEqual(['ΟΔΟΣ', 'οδος']);
  });

  it('gives hits that don’t overlap, in order, and none for nothing typed', () => {
    expect(createFinder('aaaa')('aa')).toEqual([
      { start: 0, end: 2 },
      { start: 2, end: 4 },
    ]);
    expect(createFinder('aaaa')('  ')).toEqual([]);
  });

  it('finds whole words only when asked to, also where no spaces stand between them', () => {
    expect(found('an ant and an', 'an')).toHaveLength(4);
    expect(found('an ant and an', 'an', { wholeWords: true })).toHaveLength(2);
    expect(found('她学习中文', '学', { wholeWords: true, language: 'zh' })).toEqual([]);
    expect(found('她学习中文', '学习', { wholeWords: true, language: 'zh' })).toEqual(['学习']);
  });
});
