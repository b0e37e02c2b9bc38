import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { readText } from '#core/text/read-text';
import { checkDocument } from '../../../electron/library/document/document-kind';
import { articleKind, contentKind } from '../../../electron/library/document-kinds';
import { isListed, madeUpArticle, madeUpId } from './made-up-article';

const SAMPLE = Array.from({ length: 60 }, (_, index) => madeUpArticle(7, index));

describe('a made-up article', () => {
  it('is the same for the same seed and number, and another for others', () => {
    expect(madeUpArticle(7, 3)).toEqual(SAMPLE[3]);
    expect(madeUpArticle(8, 3).content.text).not.toBe(SAMPLE[3]?.content.text);
    expect(new Set(SAMPLE.map(({ record }) => record.id)).size).toBe(SAMPLE.length);
    expect(SAMPLE.map(({ record }) => record.id)).toEqual(SAMPLE.map((_, index) => madeUpId(7, index)));
  });

  it('is one that the store takes, with its text as the app reads it', () => {
    for (const { record, content } of SAMPLE) {
      expect(checkDocument(articleKind, record)).toEqual({ ok: true, value: record });
      expect(checkDocument(contentKind, content)).toEqual({ ok: true, value: content });
    }
    const { html, text } = madeUpArticle(7, 0).content;
    expect(readText(new JSDOM(html).window.document.body).text).toBe(text);
  });

  it('has five highlights on words that stand where they say', () => {
    for (const { record, content } of SAMPLE) {
      expect(record.highlights).toHaveLength(5);
      for (const { start, end, exact } of record.highlights)
        expect(content.text.slice(start, end)).toBe(exact);
    }
  });

  it('is of the usual weight: about a thousand words and 20 KB of markup, one in twenty in the trash', () => {
    const mean = (sizes: readonly number[]): number =>
      sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
    const many = Array.from({ length: 600 }, (_, index) => madeUpArticle(7, index));
    expect(mean(many.map(({ record }) => record.words))).toBeGreaterThan(900);
    expect(mean(many.map(({ record }) => record.words))).toBeLessThan(1_100);
    expect(mean(many.map(({ content }) => content.html.length))).toBeGreaterThan(17_000);
    expect(mean(many.map(({ content }) => content.html.length))).toBeLessThan(23_000);
    expect(many.filter(({ record }) => record.deletedAt !== null)).toHaveLength(30);
    expect(many.every(({ record }, index) => isListed(index) === (record.deletedAt === null))).toBe(true);
  });
});
