import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { restoreSingleFileImages, savedPage } from '#core/extract/saved-page';

const parse = (markup: string): Document => new JSDOM(markup).window.document;
const DATA = 'data:image/png;base64,iVBORw0KGgo=';

describe('the comment at the head', () => {
  test('of SingleFile gives the address and the date', () => {
    const page = parse(
      `<!DOCTYPE html> <html lang="en"><!--
 Page saved with SingleFile${' '}
 url: https://harbour.example/lamp?a=1${' '}
 saved date: Sat Mar 09 2024 10:30:00 GMT+0100 (Central European Standard Time)
--><head><title>Lamp</title></head><body><p>x</p></body></html>`,
    );
    expect(savedPage(page)).toEqual({
      url: 'https://harbour.example/lamp?a=1',
      at: '2024-03-09T09:30:00.000Z',
    });
  });

  test('of a browser gives the address', () => {
    const page = parse('<!DOCTYPE html>\n<!-- saved from url=(0028)https://harbour.example/lamp -->\n<p>x');
    expect(savedPage(page)).toEqual({ url: 'https://harbour.example/lamp', at: null });
  });

  test.each([
    ['no comment', '<p>x'],
    ['another comment', '<!-- url: https://harbour.example/ --><p>x'],
    [
      'an address that isn’t one of the web',
      '<!-- Page saved with SingleFile\nurl: file:///etc/passwd\n--><p>x',
    ],
  ])('%s gives nothing', (_what, markup) => {
    expect(savedPage(parse(markup))).toBeNull();
  });
});

describe('images that SingleFile keeps in a style sheet', () => {
  test('get their own source back', () => {
    const page = parse(
      `<style>:root{--sf-img-1: url("${DATA}");--sf-img-2: url("https://x.example/i.png")}</style>
      <img id="a" src="data:," style="background-image:var(--sf-img-1)!important">
      <img id="b" src="data:," style="background-image:var(--sf-img-2)">`,
    );
    restoreSingleFileImages(page);
    expect(page.querySelector('#a')?.getAttribute('src')).toBe(DATA);
    expect(page.querySelector('#b')?.getAttribute('src')).toBe('data:,');
  });
});
